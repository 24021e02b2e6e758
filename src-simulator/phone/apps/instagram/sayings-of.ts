import type { PhoneLocale } from '../phone-state.ts';
import { english } from './sayings-en.ts';
import { spanish } from './sayings-es.ts';
import type { Sayings } from './sayings.ts';

/** The app's words; a language it does not speak is English. */
export function sayingsOf(locale: PhoneLocale): Sayings {
  return locale === 'es' ? spanish : english;
}

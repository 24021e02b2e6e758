import type { AppPacks, PackKey } from '../../src-shared/domain/pack.ts';
import type { Label } from '../parts/tone.ts';

/** A pack's versions and language as people read them. */
export function packName({ versions, locale }: Pick<PackKey, 'versions' | 'locale'>): string {
  return `${versions.from} up to ${versions.before}, ${languageName(locale)}`;
}

/** A language by its English name; a tag nobody knows stays as it is. */
export function languageName(locale: string): string {
  if (locale === 'unknown') return 'a language that was not told';
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** Below this part of elements that are found by their ids, the app was probably updated. */
const enough = 0.7;

/** How well an app's elements were found in the latest steps. */
export function healthWords({ steps, byId }: AppPacks['health']): {
  readonly label: Label;
  readonly text: string;
} {
  if (steps === 0)
    return {
      label: { text: 'Not used yet', tone: 'idle' },
      text: 'No run has used it lately, so nothing is known of how well its screens fit.',
    };
  const percent = Math.round((byId / steps) * 100);
  const text = `In the latest ${steps} steps ${percent} % of what was tapped was found by its id, the surest way; the rest by its text or place.`;
  return byId / steps >= enough
    ? { label: { text: 'Screens fit', tone: 'ok' }, text }
    : {
        label: { text: 'Mostly by text', tone: 'warn' },
        text: `${text} The app was probably updated: look for a newer bundle of packs.`,
      };
}

import type { NewProfile } from '../../src-shared/domain/profile.ts';
import type { ProxyProtocol } from '../../src-shared/domain/proxy.ts';

/** The proxy of an account as it is spoken to. Its password is used by the relay in this process and nowhere else. */
export type PlannedProxy = {
  readonly protocol: ProxyProtocol;
  readonly host: string;
  readonly port: number;
  readonly username: string | null;
  readonly password: string | null;
};

/** How an account's browser is to be. `profile` null: as the browser is. Time zone: IANA; null for the computer's. */
export type BrowserPlan = {
  readonly profile: Omit<NewProfile, 'name' | 'timezone'> | null;
  readonly timezone: string | null;
  readonly proxy: PlannedProxy | null;
};

/** The languages a browser of that locale asks for, the most wanted first: `de-DE,de`. */
export function acceptLanguages(locale: string): string {
  const [language = locale] = locale.split('-');
  return language === locale ? locale : `${locale},${language}`;
}

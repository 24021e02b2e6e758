import { isAppAddress } from '../app-address.ts';

/** Where a page may send the person: opened in the system's browser, never in the app. */
const linkHosts: ReadonlySet<string> = new Set([
  'developer.android.com',
  'support.google.com',
  'appium.io',
  'nodejs.org',
  'brew.sh',
  'www.instagram.com',
  'www.threads.com',
  'www.tiktok.com',
]);

/** What happens to an address a page wants to go to. */
export type NavigationVerdict =
  | { readonly kind: 'allow' }
  | { readonly kind: 'browser'; readonly address: string }
  | { readonly kind: 'deny' };

/** Judges an address by its parsed parts; a query or a user name that looks like ours counts for nothing. */
export function judgeNavigation(address: string): NavigationVerdict {
  if (isAppAddress(address)) return { kind: 'allow' };
  if (!isLink(address)) return { kind: 'deny' };
  return { kind: 'browser', address: new URL(address).href };
}

/** Whether an address may be handed to the system's browser: https, a listed host, its usual port, no credentials. */
export function isLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' && linkHosts.has(url.host) && url.username === '' && url.password === '';
}

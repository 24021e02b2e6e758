/** The scheme that the control center's pages are served from. */
export const appScheme = 'app';

/** The only host under it. */
const appHost = 'control';

/** Origin of every page of ours, as the browser engine writes it. */
const appOrigin = `${appScheme}://${appHost}`;

/** The first page. */
export const startAddress = `${appOrigin}/`;

/** How the scheme has to be registered before the app is ready: with an origin of its own, never around the CSP. */
export const schemeRegistration = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

/**
 * Whether an address is one of our pages. Scheme and host are compared: Node gives every custom scheme the
 * origin "null", which would make all of them equal.
 */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  );
}

/** The path of one of our addresses as it was written, or null for any other: parsing folds away `..` and its like. */
export function writtenPath(address: string): string | null {
  if (!isAppAddress(address)) return null;
  return /^app:\/\/control(\/[^?#]*)?(?:[?#]|$)/i.exec(address)?.at(1) ?? '/';
}

import type { Log } from '../log.ts';
import { isLink } from './navigation-policy.ts';

/** Opens listed web addresses in the system's browser; the one place of the app that does. */
export function externalLinks(open: (address: string) => Promise<void>, log: Log): (address: string) => void {
  return (address) => {
    if (!isLink(address)) return log.warn('Refused to open an address that is not on the list of links');
    open(address).catch((error: unknown) => log.warn(`The browser could not be opened: ${String(error)}`));
  };
}

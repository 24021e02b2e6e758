import type { HubPhone } from '../../src-shared/domain/hub.ts';
import { platforms } from '../accounts/accounts-search.ts';

/** What was typed about the phones of a hub: the phones, or what is wrong with a line. */
export type TypedPhones = { readonly phones: HubPhone[] } | { readonly wrong: string };

/** Reads one phone a line: `udid, name, instagram 410.0.0.53.71, tiktok 46.4.3`. */
export function readPhoneLines(text: string): TypedPhones {
  const phones: HubPhone[] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [at, line] of lines.entries()) {
    const [udid = '', name = '', ...versions] = line.split(',').map((part) => part.trim());
    const apps: HubPhone['apps'] = {};
    for (const entry of versions) {
      const [app, version] = entry.split(/\s+/);
      const known = platforms.find((name) => name === app?.toLowerCase());
      if (known === undefined || version === undefined || !/^\d+(\.\d+)*$/.test(version))
        return {
          wrong: `Line ${at + 1}: write “${entry}” as an app and its version, such as instagram 410.0.0.53.71.`,
        };
      apps[known] = version;
    }
    if (udid === '' || name === '' || versions.length === 0)
      return { wrong: `Line ${at + 1} needs the udid, a name and at least one app with its version.` };
    if (phones.some((phone) => phone.udid === udid)) return { wrong: `Line ${at + 1} names ${udid} again.` };
    phones.push({ udid, name, apps });
  }
  return { phones };
}

/** The same lines for phones that are kept. */
export function writePhoneLines(phones: readonly HubPhone[]): string {
  return phones
    .map(({ udid, name, apps }) => [
      udid,
      name,
      ...platforms.flatMap((app) => (apps[app] == null ? [] : [`${app} ${apps[app]}`])),
    ])
    .map((parts) => parts.join(', '))
    .join('\n');
}

import type { Profile } from '../../src-shared/domain/profile.ts';

/** The window a profile opens, in one line: `1536 × 864 at 1.25, touch`. */
export function windowLine({ viewport, fingerprint }: Pick<Profile, 'viewport' | 'fingerprint'>): string {
  return [
    `${viewport.width} × ${viewport.height}`,
    fingerprint.deviceScaleFactor === 1 ? null : `at ${fingerprint.deviceScaleFactor}`,
    fingerprint.touch ? '· touch' : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** The browser a user agent says it is, such as `Chrome 142 on Windows`; the whole of it when it is none we know. */
export function browserLine({ userAgent, fingerprint }: Pick<Profile, 'userAgent' | 'fingerprint'>): string {
  const version = /(?:Chrome|CriOS)\/(\d+)/.exec(userAgent)?.[1];
  return version === undefined ? userAgent : `Chrome ${version} on ${fingerprint.platform}`;
}

/** A language as people call it, with its code: `German (Germany), de-DE`. */
export function languageLine(locale: string, shownIn?: string): string {
  try {
    const name = new Intl.DisplayNames(shownIn, { type: 'language' }).of(locale);
    return name === undefined || name === locale ? locale : `${name}, ${locale}`;
  } catch {
    // A code that is being typed and is none yet.
    return locale;
  }
}

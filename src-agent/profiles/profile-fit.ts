import type { Issue } from '../../src-shared/domain/problem.ts';
import type { Fingerprint, NewProfile } from '../../src-shared/domain/profile.ts';

/** What a user agent says about the system it runs on. */
export type UserAgentFacts = {
  readonly platform: Fingerprint['platform'] | null;
  readonly mobile: boolean;
  readonly chromeMajor: number | null;
};

/** Reads a user agent as Chrome writes it; Android comes first, because it names Linux as well. */
export function readUserAgent(userAgent: string): UserAgentFacts {
  const platform = /Android/.test(userAgent)
    ? 'Android'
    : /Windows NT/.test(userAgent)
      ? 'Windows'
      : /Macintosh/.test(userAgent)
        ? 'macOS'
        : /Linux|X11/.test(userAgent)
          ? 'Linux'
          : null;
  const major = /Chrome\/(\d+)\./.exec(userAgent)?.[1];
  return { platform, mobile: /\bMobile\b/.test(userAgent), chromeMajor: major ? Number(major) : null };
}

/** What does not fit together in a profile: a site would be told two things. Empty when all fits. */
export function misfits({ userAgent, locale, fingerprint }: NewProfile): Issue[] {
  const said = readUserAgent(userAgent);
  const issues: Issue[] = [];
  if (said.chromeMajor === null)
    issues.push({
      path: 'userAgent',
      message: 'The account browser is a Chrome or Chromium: use a user agent with Chrome/ and its version.',
    });
  if (said.platform !== fingerprint.platform)
    issues.push({
      path: 'fingerprint.platform',
      message: `The user agent says ${said.platform ?? 'no system that is known'}, the profile ${fingerprint.platform}. Let both say the same.`,
    });
  if (said.mobile !== fingerprint.mobile)
    issues.push({
      path: 'fingerprint.mobile',
      message: said.mobile
        ? 'The user agent is one of a phone: switch on mobile, or choose a user agent of a computer.'
        : 'The user agent is one of a computer: switch off mobile, or choose a user agent with Mobile in it.',
    });
  if (fingerprint.mobile && fingerprint.platform !== 'Android')
    issues.push({ path: 'fingerprint.mobile', message: 'Of these systems only Android is on phones.' });
  if (fingerprint.mobile && !fingerprint.touch)
    issues.push({ path: 'fingerprint.touch', message: 'A phone has a touch screen: switch touch on.' });
  if (fingerprint.model !== '' && fingerprint.platform !== 'Android')
    issues.push({
      path: 'fingerprint.model',
      message: 'Only Android tells a device model: leave it empty.',
    });
  if (!isKnownLocale(locale))
    issues.push({ path: 'locale', message: 'That language is not known. Use one such as en-US or de-DE.' });
  return issues;
}

function isKnownLocale(locale: string): boolean {
  return (
    Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 &&
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale) !== undefined
  );
}

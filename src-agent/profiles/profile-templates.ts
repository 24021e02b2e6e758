import type { NewProfile, ProfileTemplate, ProfileTemplateName } from '../../src-shared/domain/profile.ts';

/** Chrome's stable version in November 2026; taken where the computer's own browser is not known. */
export const usualChromeMajor = 150;

/**
 * The ready-made profiles. Chrome freezes all but the major version in its user agent (“user agent reduction”), so these
 * are exactly what it sends on the three systems. `chromeMajor`: the version of the browser that will be used, so that
 * what the profile says of it stays true.
 */
export function profileTemplates(chromeMajor: number): readonly ProfileTemplate[] {
  const agent = (system: string, mobile = '') =>
    `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chromeMajor}.0.0.0${mobile} Safari/537.36`;
  return [
    {
      name: 'chrome_windows',
      title: 'Chrome on Windows',
      description: 'A Windows 11 computer with a full HD screen.',
      userAgent: agent('Windows NT 10.0; Win64; x64'),
      viewport: { width: 1536, height: 864 },
      timezone: 'America/New_York',
      locale: 'en-US',
      fingerprint: {
        ...desktop,
        deviceScaleFactor: 1.25,
        platform: 'Windows',
        // What Windows 11 answers: https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
        platformVersion: '15.0.0',
        architecture: 'x86',
      },
    },
    {
      name: 'chrome_mac',
      title: 'Chrome on a Mac',
      description: 'A MacBook with Apple silicon.',
      userAgent: agent('Macintosh; Intel Mac OS X 10_15_7'),
      viewport: { width: 1440, height: 900 },
      timezone: 'America/New_York',
      locale: 'en-US',
      fingerprint: {
        ...desktop,
        deviceScaleFactor: 2,
        platform: 'macOS',
        platformVersion: '15.5.0',
        architecture: 'arm',
      },
    },
    {
      name: 'mobile_android',
      title: 'Chrome on an Android phone',
      description: 'A phone with a touch screen; sites show their mobile pages.',
      userAgent: agent('Linux; Android 10; K', ' Mobile'),
      viewport: { width: 412, height: 915 },
      timezone: 'America/New_York',
      locale: 'en-US',
      fingerprint: {
        deviceScaleFactor: 2.625,
        mobile: true,
        touch: true,
        colorScheme: 'light',
        platform: 'Android',
        platformVersion: '15.0.0',
        architecture: '',
        model: 'Pixel 8',
      },
    },
  ];
}

/** A profile made from a template. */
export function fromTemplate(
  template: ProfileTemplateName,
  chosen: {
    readonly name: string;
    readonly timezone?: string | undefined;
    readonly locale?: string | undefined;
  },
  chromeMajor: number,
): NewProfile {
  const found = profileTemplates(chromeMajor).find(({ name }) => name === template);
  if (found === undefined) throw new Error(`there is no profile template ${template}`);
  const { userAgent, viewport, fingerprint } = found;
  return {
    name: chosen.name,
    userAgent,
    viewport,
    fingerprint,
    timezone: chosen.timezone ?? found.timezone,
    locale: chosen.locale ?? found.locale,
  };
}

const desktop = { mobile: false, touch: false, colorScheme: 'light', model: '' } as const;

import { assertNever } from '../../src-shared/assert-never.ts';
import type { Fingerprint } from '../../src-shared/domain/profile.ts';
import { acceptLanguages, type BrowserPlan } from './browser-plan.ts';

/** A name and version of the browser as client hints list them. */
export type Brand = { readonly brand: string; readonly version: string };

/** What the browser says of itself; it stays true, whatever the profile asks for. */
export type BrowserIdentity = {
  readonly version: string;
  /** Its brands with the major version. */
  readonly brands: readonly Brand[];
};

/** A command of the protocol. */
export type DevtoolsCommand = readonly [method: string, params: object];

/**
 * The commands that give one target (a page, a frame or a worker) the values of the plan, before its first script runs.
 * They are the emulation that Chrome's own developer tools offer.
 */
export function emulation(
  targetType: string,
  plan: BrowserPlan,
  identity: BrowserIdentity,
): DevtoolsCommand[] {
  const { profile, timezone } = plan;
  const isFrame = targetType === 'page' || targetType === 'iframe';
  if (!isFrame && !targetType.endsWith('worker')) return [];
  const commands: DevtoolsCommand[] = [];
  if (profile !== null) commands.push(userAgentOverride(profile, identity));
  if (isFrame && timezone !== null)
    commands.push(['Emulation.setTimezoneOverride', { timezoneId: timezone }]);
  if (isFrame && profile !== null) {
    const { colorScheme, touch } = profile.fingerprint;
    commands.push(
      ['Emulation.setLocaleOverride', { locale: profile.locale }],
      [
        'Emulation.setEmulatedMedia',
        {
          features:
            colorScheme === 'no-preference' ? [] : [{ name: 'prefers-color-scheme', value: colorScheme }],
        },
      ],
      ['Emulation.setTouchEmulationEnabled', { enabled: touch, ...(touch ? { maxTouchPoints: 5 } : {}) }],
    );
  }
  if (targetType === 'page' && profile !== null) commands.push(...pageMetrics(profile));
  return commands;
}

/**
 * For a window that a link opened without a tie to its page (`noopener`): Chrome writes the client hints of its first request
 * before the window can be given any, so they are given as headers. They are taken back with `Network.disable`.
 */
export function firstRequestHeaders({ profile }: BrowserPlan): DevtoolsCommand[] {
  if (profile === null) return [];
  const { platform, mobile } = profile.fingerprint;
  const headers = { 'Sec-CH-UA-Platform': `"${platform}"`, 'Sec-CH-UA-Mobile': mobile ? '?1' : '?0' };
  return [
    ['Network.enable', {}],
    ['Network.setExtraHTTPHeaders', { headers }],
  ];
}

type PlannedProfile = NonNullable<BrowserPlan['profile']>;

function userAgentOverride(profile: PlannedProfile, identity: BrowserIdentity): DevtoolsCommand {
  const { platform, platformVersion, architecture, model, mobile } = profile.fingerprint;
  return [
    'Emulation.setUserAgentOverride',
    {
      userAgent: profile.userAgent,
      acceptLanguage: acceptLanguages(profile.locale),
      platform: navigatorPlatform(platform),
      userAgentMetadata: {
        platform,
        platformVersion,
        architecture,
        model,
        mobile,
        bitness: architecture === '' ? '' : '64',
        wow64: false,
        brands: identity.brands,
        fullVersionList: fullVersions(identity),
      },
    },
  ];
}

/** Chrome's own rule: a made-up brand (“Not;A=Brand”) has its major version with zeros, the real ones the full version. */
export function fullVersions({ brands, version }: BrowserIdentity): Brand[] {
  return brands.map(({ brand, version: major }) => ({
    brand,
    version: version.startsWith(`${major}.`) ? version : `${major}.0.0.0`,
  }));
}

function pageMetrics({ viewport, fingerprint }: PlannedProfile): DevtoolsCommand[] {
  return [
    [
      'Emulation.setDeviceMetricsOverride',
      {
        width: viewport.width,
        height: viewport.height,
        deviceScaleFactor: fingerprint.deviceScaleFactor,
        mobile: fingerprint.mobile,
        screenWidth: viewport.width,
        screenHeight: viewport.height,
        ...(fingerprint.mobile ? { screenOrientation: { type: 'portraitPrimary', angle: 0 } } : {}),
      },
    ],
    // A person with a mouse works a page that knows only fingers.
    [
      'Emulation.setEmitTouchEventsForMouse',
      { enabled: fingerprint.touch, configuration: fingerprint.mobile ? 'mobile' : 'desktop' },
    ],
  ];
}

/** What `navigator.platform` is in Chrome on that system. */
export function navigatorPlatform(platform: Fingerprint['platform']): string {
  switch (platform) {
    case 'Windows':
      return 'Win32';
    case 'macOS':
      return 'MacIntel';
    case 'Linux':
      return 'Linux x86_64';
    case 'Android':
      return 'Linux armv81';
    default:
      return assertNever(platform);
  }
}

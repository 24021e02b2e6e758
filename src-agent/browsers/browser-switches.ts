import { acceptLanguages, type BrowserPlan } from './browser-plan.ts';
import { ownNames } from './proxy-relay.ts';

/** Where and how the browser is started. */
export type LaunchSurroundings = {
  readonly folder: string;
  /** Without a window: for login tests and for tests of ours. */
  readonly headless: boolean;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Port of the relay to the account's proxy on this computer; null without a proxy. */
  readonly relayPort: number | null;
  /** Whether addresses of this computer go through the proxy as well; Chromium leaves them out by itself. */
  readonly proxyLoopback: boolean;
};

/** Switches of Chrome and Chromium; none of them holds a secret. */
export function browserSwitches(plan: BrowserPlan, around: LaunchSurroundings): string[] {
  const { profile } = plan;
  return [
    `--user-data-dir=${around.folder}`,
    '--remote-debugging-pipe',
    // Sites may know that a program holds the browser's reins: navigator.webdriver stays true.
    '--enable-automation',
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-crash-restore-bubble',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // What the browser would ask Google or the local network of its own accord is not the account's traffic.
    '--disable-features=PreconnectToSearch,OptimizationHints,NetworkTimeServiceQuerying,MediaRouter',
    '--enable-features=SkipListAccountsWithoutGaiaCookies',
    // The vault keeps what is secret; the system's keychain is not asked for a browser that is wiped of it.
    '--password-store=basic',
    '--use-mock-keychain',
    ...(around.headless ? ['--headless', '--disable-gpu'] : []),
    // Chromium's sandbox does not start for root on Linux.
    ...(around.platform === 'linux' && around.isRoot ? ['--no-sandbox'] : []),
    ...(profile === null
      ? []
      : [
          // For what no target of the protocol is attached to yet: scripts of service workers.
          `--user-agent=${profile.userAgent}`,
          `--lang=${profile.locale}`,
          `--accept-lang=${acceptLanguages(profile.locale)}`,
          `--window-size=${profile.viewport.width},${profile.viewport.height + 90}`,
        ]),
    ...(around.relayPort === null
      ? [`--host-resolver-rules=MAP *${ownNames} ~NOTFOUND`]
      : proxySwitches(around.relayPort, around.proxyLoopback)),
    'about:blank',
  ];
}

/**
 * All through the relay, names resolved at the proxy, no other way out: Chromium looks nothing up itself, QUIC and
 * WebRTC's UDP would go around the proxy and are off.
 */
function proxySwitches(relayPort: number, proxyLoopback: boolean): string[] {
  return [
    `--proxy-server=http://127.0.0.1:${relayPort}`,
    ...(proxyLoopback ? ['--proxy-bypass-list=<-loopback>'] : []),
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--disable-quic',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  ];
}

/** Variables of the browser's process: time zone and language for what is not a page. */
export function browserEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  plan: BrowserPlan,
): Record<string, string> {
  const passed = ['PATH', 'HOME', 'USER', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR'];
  const system = ['TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'LOCALAPPDATA', 'APPDATA', 'USERPROFILE', 'LANG'];
  const kept = [...passed, ...system].flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    ...(plan.timezone === null ? {} : { TZ: plan.timezone }),
    ...(plan.profile === null ? {} : { LANGUAGE: plan.profile.locale.replace('-', '_') }),
  };
}

/**
 * The browser's own settings: it offers to keep no password (the vault does), and WebRTC does not go around a proxy.
 * Merged into what is in the file already.
 */
export function browserPreferences(behindProxy: boolean) {
  return {
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    webrtc: { ip_handling_policy: behindProxy ? 'disable_non_proxied_udp' : 'default' },
  };
}

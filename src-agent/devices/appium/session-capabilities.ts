/** What differs from one session to the next. */
export type SessionChoice = {
  readonly transport: string;
  readonly adbPort: number;
  readonly systemPort: number;
  /** How long one call may take on the phone before it is given up (milliseconds). */
  readonly readTimeoutMs: number;
};

/**
 * The capabilities every session is opened with. `noReset` keeps the app's data, `suppressKillServer` the operator's adb
 * server; the skips leave to us what we do ourselves (helper apps, unlock check); without the two waits a page with a
 * playing video can be read at once.
 */
export function sessionCapabilities(choice: SessionChoice) {
  return {
    platformName: 'Android',
    'appium:automationName': 'UiAutomator2',
    'appium:udid': choice.transport,
    'appium:adbPort': choice.adbPort,
    'appium:systemPort': choice.systemPort,
    'appium:noReset': true,
    'appium:suppressKillServer': true,
    'appium:skipServerInstallation': true,
    'appium:skipDeviceInitialization': true,
    'appium:skipUnlock': true,
    'appium:skipLogcatCapture': true,
    'appium:ignoreHiddenApiPolicyError': true,
    'appium:newCommandTimeout': 300,
    'appium:uiautomator2ServerReadTimeout': choice.readTimeoutMs,
    'appium:adbExecTimeout': 20_000,
    'appium:settings[waitForIdleTimeout]': 0,
    'appium:settings[waitForSelectorTimeout]': 0,
    'wdio:enforceWebDriverClassic': true,
  };
}

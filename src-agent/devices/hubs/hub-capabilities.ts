/**
 * The capabilities a session at a hub is opened with: those that decide how we work, and none about the computer its
 * phones are on. `extra` is what the operator adds for this hub; it comes last but cannot choose another phone.
 */
export function hubCapabilities(udid: string, extra: object) {
  return {
    platformName: 'Android',
    'appium:automationName': 'UiAutomator2',
    'appium:noReset': true,
    'appium:skipUnlock': true,
    'appium:skipLogcatCapture': true,
    'appium:newCommandTimeout': 300,
    'appium:settings[waitForIdleTimeout]': 0,
    'appium:settings[waitForSelectorTimeout]': 0,
    ...extra,
    'appium:udid': udid,
    'wdio:enforceWebDriverClassic': true,
  };
}

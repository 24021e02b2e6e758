/** What differs from one session on an iPhone to the next. Times in milliseconds. */
export type IosSessionChoice = {
  readonly udid: string;
  readonly osVersion: string;
  /** Where its automation app listens; null: the driver builds, signs and starts it, on a Mac only. */
  readonly agentUrl: string | null;
  readonly teamId: string | null;
  /** Port on this computer that leads to the automation app; used where the driver starts it. */
  readonly agentPort: number;
};

/**
 * The capabilities of an iPhone's session. The app is never named here: with `bundleId` the driver looks for it over usbmuxd
 * and may reset it; it is brought to the front by commands instead. A page source deeper than 62 levels is not stable.
 */
export function iosCapabilities(choice: IosSessionChoice) {
  return {
    platformName: 'iOS',
    'appium:automationName': 'XCUITest',
    'appium:udid': choice.udid,
    'appium:platformVersion': choice.osVersion,
    'appium:noReset': true,
    'appium:newCommandTimeout': 300,
    'appium:settings[snapshotMaxDepth]': 62,
    'appium:settings[animationCoolOffTimeout]': 0,
    'appium:settings[waitForIdleTimeout]': 0,
    ...(choice.agentUrl === null
      ? {
          'appium:wdaLocalPort': choice.agentPort,
          'appium:xcodeOrgId': choice.teamId ?? '',
          'appium:xcodeSigningId': 'Apple Development',
          'appium:updatedWDABundleId': `app.switchyard.agent.${(choice.teamId ?? '').toLowerCase()}`,
          'appium:allowProvisioningDeviceRegistration': true,
        }
      : { 'appium:webDriverAgentUrl': choice.agentUrl }),
    'wdio:enforceWebDriverClassic': true,
  };
}

import type { DeviceLog } from './device-log.ts';
import type { Front } from './apps/phone-state.ts';
import type { Handset } from './handset.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { appPackages } from './shell/installed-packages.ts';
import type { ShellPhone } from './shell/shell-phone.ts';
import type { Instrumentation } from './uiautomator/instrumentation.ts';

const launcher = 'com.switchyard.launcher';
const server = 'io.appium.uiautomator2.server';
const settings = 'io.appium.settings';
const fronts: Readonly<Record<string, Front>> = {
  [appPackages.instagram]: 'instagram',
  [appPackages.threads]: 'threads',
  [appPackages.tiktok]: 'tiktok',
  'com.switchyard.gallery': 'gallery',
  [launcher]: 'launcher',
};

/** Starting, stopping and listing apps, as the shell does it. */
export function runningApps(
  handset: Handset,
  instrumentation: Instrumentation,
  log: DeviceLog,
): ShellPhone['apps'] {
  const started = new Set<string>([launcher]);
  return {
    foreground: () => handset.view,
    running: () => [...started, ...(instrumentation.running ? [server] : [])],
    start(packageName) {
      const front = fronts[packageName];
      if (front === undefined && packageName !== settings) return false;
      started.add(packageName);
      log.write('I', 'ActivityTaskManager', `START u0 {act=MAIN cmp=${packageName}} with LAUNCH_SINGLE_TOP`);
      if (front !== undefined) handset.dispatch({ kind: 'start_app', front });
      return true;
    },
    stop(packageName) {
      if (packageName.startsWith(server)) {
        instrumentation.stop();
        return;
      }
      if (packageName === launcher) return;
      if (started.delete(packageName))
        log.write('I', 'ActivityManager', `Force stopping ${packageName} appid=10123 user=0: from pid 4711`);
      for (const app of Object.keys(appPackages) as Platform[])
        if (packageName === appPackages[app]) handset.dispatch({ kind: 'stop_app', app });
    },
  };
}

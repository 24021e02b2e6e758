import type { DeviceLog } from './device-log.ts';
import { appComponents, frontOf } from './apps/app-components.ts';
import { appOf } from './apps/interruption.ts';
import type { Handset } from './handset.ts';
import type { ShellPhone } from './shell/shell-phone.ts';
import type { Instrumentation } from './uiautomator/instrumentation.ts';

const launcher = appComponents.launcher.packageName;
const server = 'io.appium.uiautomator2.server';
const settings = 'io.appium.settings';

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
      const front = frontOf(packageName);
      if (front === null && packageName !== settings) return false;
      started.add(packageName);
      log.write('I', 'ActivityTaskManager', `START u0 {act=MAIN cmp=${packageName}} with LAUNCH_SINGLE_TOP`);
      if (front !== null) handset.dispatch({ kind: 'start_app', front });
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
      const app = appOf(frontOf(packageName));
      if (app !== null) handset.dispatch({ kind: 'stop_app', app });
    },
  };
}

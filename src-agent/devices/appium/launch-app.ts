import type { AdbClient } from '../adb/adb-client.ts';
import { shellWord } from '../adb/shell-protocol.ts';
import { PhoneError } from '../phone-driver.ts';

const launchLimit = 30_000;
/** NEW_TASK and RESET_TASK_IF_NEEDED, as a launcher starts an app. */
const launcherFlags = '0x10200000';

type Shell = Pick<AdbClient, 'shell'>;

/** An app on a phone. `launchers` remembers by package which activity an app starts with. */
export type AppToLaunch = {
  readonly adb: Shell;
  readonly transport: string;
  readonly packageName: string;
  readonly launchers: Map<string, string>;
  readonly signal: AbortSignal;
};

/** Stops the app and starts it from its first screen, in one command on the phone. Throws PhoneError `app_missing`. */
export async function restartApp(app: AppToLaunch): Promise<void> {
  await launch(app, '-S -W');
}

/** Brings the app to the front as it was, as a tap on its icon does. Throws PhoneError `app_missing`. */
export async function startApp(app: AppToLaunch): Promise<void> {
  await launch(app, '-W');
}

async function launch(app: AppToLaunch, options: string): Promise<void> {
  const { adb, transport, packageName, launchers, signal } = app;
  const activity = launchers.get(packageName) ?? (await findLauncher(app));
  launchers.set(packageName, activity);
  const command = `am start-activity ${options} -n ${shellWord(activity)} -a android.intent.action.MAIN -c android.intent.category.LAUNCHER -f ${launcherFlags}`;
  const { stdout, stderr } = await adb.shell(transport, command, { signal, timeoutMs: launchLimit });
  if (/^Error/m.test(stdout + stderr))
    throw new PhoneError('app_missing', `${packageName} could not be started on the phone`);
}

async function findLauncher({ adb, transport, packageName, signal }: AppToLaunch): Promise<string> {
  const command = `cmd package resolve-activity --brief -a android.intent.action.MAIN -c android.intent.category.LAUNCHER ${shellWord(packageName)}`;
  const { stdout } = await adb.shell(transport, command, { signal });
  const activity = /^\S+\/\S+$/m.exec(stdout)?.[0];
  if (activity === undefined)
    throw new PhoneError('app_missing', `${packageName} is not installed on the phone`);
  return activity;
}

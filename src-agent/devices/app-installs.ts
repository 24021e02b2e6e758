import { statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import type { Task } from '../../src-shared/domain/task.ts';
import { done, invalid, type Outcome } from '../outcome.ts';
import type { Progress, Tasks } from '../tasks/tasks.ts';
import { AdbError } from './adb/adb-error.ts';
import { type ApkParts, withApkOnPhone } from './apk-on-phone.ts';
import { explainInstall } from './explain-install.ts';
import { takePhone, type TakenPhone, type TakePhoneParts } from './take-phone.ts';

const installLimit = 180_000;

/** What apps are installed with. `refresh` asks the phone again what is on it. */
export type AppInstallParts = ApkParts &
  TakePhoneParts & { readonly tasks: Tasks; readonly refresh: (deviceId: number) => Promise<void> };

/** Puts apps of the operator's choice on phones, one phone and one file at a time. */
export class AppInstalls {
  readonly #parts: AppInstallParts;

  constructor(parts: AppInstallParts) {
    this.#parts = parts;
  }

  /** Takes the phone and begins to install the APK at that path of this computer; progress is in bytes copied. */
  start(deviceId: number, path: string): Outcome<Task> {
    const size = apkSize(path);
    if (size === null)
      return invalid({
        path: 'path',
        message: 'There is no APK file at this path. Choose one that ends in .apk.',
      });
    const taken = takePhone(this.#parts, deviceId, { unlocked: false });
    if (!taken.ok) return taken;
    const title = `Installing ${basename(path)} on ${taken.value.name}`;
    return done(
      this.#parts.tasks.start({ kind: 'app_install', title, total: size }, (progress) =>
        this.#install(taken.value, path, progress),
      ),
    );
  }

  async #install(taken: TakenPhone, path: string, { signal, tell }: Progress): Promise<string> {
    const { adb, refresh } = this.#parts;
    await using lease = taken.lease;
    const { transport } = lease;
    try {
      const said = await withApkOnPhone(
        this.#parts,
        { transport, apkPath: path, signal, onProgress: (sent) => tell(sent) },
        async (apk) => {
          lease.assertHeld();
          const { stdout, stderr } = await adb.shell(transport, `pm install -r ${apk}`, {
            signal,
            timeoutMs: installLimit,
          });
          return `${stdout}\n${stderr}`;
        },
      );
      if (!said.includes('Success')) throw new Error(explainInstall(said, taken.name));
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
      throw new Error(`${taken.name} went away. Plug it in and install again.`, { cause: error });
    }
    await refresh(lease.deviceId);
    return `${basename(path)} is on ${taken.name}.`;
  }
}

function apkSize(path: string): number | null {
  if (!isAbsolute(path) || !path.toLowerCase().endsWith('.apk')) return null;
  const file = statSync(path, { throwIfNoEntry: false });
  return file?.isFile() === true ? file.size : null;
}

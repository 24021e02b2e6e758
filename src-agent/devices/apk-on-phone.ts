import { basename } from 'node:path';
import type { AdbClient } from './adb/adb-client.ts';
import { AdbError } from './adb/adb-error.ts';
import { shellWord } from './adb/shell-protocol.ts';

const copyLimit = 180_000;

/** What installing needs. `now` in epoch milliseconds. */
export type ApkParts = { readonly adb: Pick<AdbClient, 'shell' | 'push'>; readonly now: () => number };

/** An APK of this computer on its way. `onProgress`: bytes copied so far. */
export type ApkToInstall = {
  readonly transport: string;
  readonly apkPath: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (sent: number) => void;
};

/**
 * Copies an APK to the phone, lets `act` do something with it and removes it again, whatever came of it. `act` is given
 * the path in the words of the phone's shell. Throws AdbError.
 */
export async function withApkOnPhone<Value>(
  { adb, now }: ApkParts,
  { transport, apkPath, signal, onProgress }: ApkToInstall,
  act: (remoteWord: string) => Promise<Value>,
): Promise<Value> {
  const remotePath = `/data/local/tmp/${basename(apkPath)}`;
  await adb.push(
    transport,
    { localPath: apkPath, remotePath, modifiedAt: Math.floor(now() / 1000) },
    { signal, timeoutMs: copyLimit, ...(onProgress === undefined ? {} : { onProgress }) },
  );
  try {
    return await act(shellWord(remotePath));
  } finally {
    await adb.shell(transport, `rm -f ${shellWord(remotePath)}`, { signal }).catch(ignoreAdb);
  }
}

function ignoreAdb(error: unknown): void {
  if (!(error instanceof AdbError)) throw error;
}

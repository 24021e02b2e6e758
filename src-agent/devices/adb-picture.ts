import type { AdbClient } from './adb/adb-client.ts';
import { AdbError } from './adb/adb-error.ts';

const captureLimit = 10_000;

/** The screen of a phone on adb as PNG; null where adb does not get one now. */
export async function adbPicture(adb: Pick<AdbClient, 'exec'>, transport: string): Promise<Buffer | null> {
  try {
    return await adb.exec(transport, 'screencap -p', { timeoutMs: captureLimit });
  } catch (error) {
    if (error instanceof AdbError) return null;
    throw error;
  }
}

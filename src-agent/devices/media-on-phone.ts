import { basename, extname } from 'node:path';
import type { AdbClient } from './adb/adb-client.ts';
import { shellWord } from './adb/shell-protocol.ts';
import { PhoneError } from './phone-driver.ts';
import { pause, type StartTimer } from './timers.ts';

const folder = '/sdcard/Pictures/Switchyard';
const lookAgainAfter = 100;
const indexLimit = 10_000;
const askDirectlyAfter = 5;

/** Android's media index keeps videos in a table of their own. */
const videoEnding = /\.(mp4|m4v|mov|webm)$/;

/** What moving files needs. `uniqueName` makes letters and digits; `now` in epoch milliseconds. */
export type MediaParts = {
  readonly adb: Pick<AdbClient, 'push' | 'shell'>;
  readonly uniqueName: () => string;
  readonly startTimer: StartTimer;
  readonly now: () => number;
};

/**
 * Copies a picture or video into the phone's pictures under a name of its own, dated now so that galleries show it first, and waits
 * until Android's media index has it. Answers the path on the phone.
 */
export async function pushMedia(
  parts: MediaParts,
  transport: string,
  localPath: string,
  fileName: string,
): Promise<string> {
  const { adb, uniqueName, now } = parts;
  const remotePath = remotePathFor(uniqueName(), fileName);
  await adb.push(transport, { localPath, remotePath, modifiedAt: Math.floor(now() / 1000) });
  await announce(parts, transport, remotePath);
  const deadline = now() + indexLimit;
  for (let looks = 1; !(await isIndexed(parts, transport, remotePath)); looks += 1) {
    if (now() > deadline) throw new PhoneError('timeout', 'the phone’s gallery does not see the copied file');
    if (looks === askDirectlyAfter) await scanDirectly(parts, transport, remotePath);
    await pause(parts.startTimer, lookAgainAfter, new AbortController().signal);
  }
  return remotePath;
}

/** Where a copied file goes on a phone. */
export function remotePathFor(unique: string, fileName: string): string {
  return `${folder}/${unique}-${plainName(fileName)}`;
}

/** Removes a file that was copied and lets the media index forget it. Only touches our own folder. */
export async function removeMedia(parts: MediaParts, transport: string, remotePath: string): Promise<void> {
  if (!remotePath.startsWith(`${folder}/`) || remotePath.includes('..')) return;
  await parts.adb.shell(transport, `rm -f ${shellWord(remotePath)}`);
  await announce(parts, transport, remotePath);
}

/** Removes every file that is in our own folder. */
export async function removeStrays(parts: MediaParts, transport: string): Promise<void> {
  const { stdout } = await parts.adb.shell(transport, `ls -1 ${folder} 2>/dev/null`);
  for (const name of stdout.split('\n').filter((line) => line.trim() !== ''))
    await removeMedia(parts, transport, `${folder}/${name.trim()}`);
}

async function announce({ adb }: MediaParts, transport: string, remotePath: string): Promise<void> {
  const scan = 'am broadcast -a android.intent.action.MEDIA_SCANNER_SCAN_FILE -d';
  await adb.shell(transport, `${scan} ${shellWord(`file://${remotePath}`)}`);
}

/** What Android 11 and later offer beside the old broadcast, which some makers switched off. */
async function scanDirectly({ adb }: MediaParts, transport: string, remotePath: string): Promise<void> {
  const call = 'content call --uri content://media --method scan_file --arg';
  await adb.shell(transport, `${call} ${shellWord(remotePath)}`);
}

async function isIndexed({ adb }: MediaParts, transport: string, remotePath: string): Promise<boolean> {
  const name = basename(remotePath);
  const where = shellWord(`_display_name='${name}'`);
  const table = videoEnding.test(name) ? 'video' : 'images';
  const query = `content query --uri content://media/external/${table}/media --projection _id:_data --where ${where}`;
  const { stdout } = await adb.shell(transport, query);
  return stdout.includes(`/${name}`);
}

/** Keeps what is safe in a shell, a URI and a query of the media index. */
function plainName(fileName: string): string {
  const extension = extname(fileName)
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]/g, '');
  const stem = basename(fileName, extname(fileName)).replaceAll(/[^A-Za-z0-9]+/g, '-');
  return `${stem.slice(0, 40) || 'picture'}${extension || '.jpg'}`;
}

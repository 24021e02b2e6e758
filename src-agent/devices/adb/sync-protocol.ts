import { open } from 'node:fs/promises';
import { AdbError } from './adb-error.ts';
import type { AdbSocket } from './adb-socket.ts';

/** adbd refuses longer pieces (SYNC_DATA_MAX in file_sync_protocol.h). */
const pieceLength = 64 * 1024;
const regularFile = 0o100644;

/** A file on the phone; mode 0 means that there is none. Times in epoch seconds. */
export type RemoteFile = { readonly mode: number; readonly size: number; readonly modifiedAt: number };

/** An entry of a folder on the phone. */
export type RemoteEntry = RemoteFile & { readonly name: string };

/** Copies a file to the phone over an open `sync:` connection; `onProgress` gets the bytes sent so far. */
export async function syncSend(
  socket: AdbSocket,
  localPath: string,
  remotePath: string,
  modifiedAt: number,
  onProgress?: (sent: number) => void,
): Promise<void> {
  await using file = await open(localPath, 'r');
  await socket.write(message('SEND', Buffer.from(`${remotePath},${regularFile}`)));
  const piece = Buffer.alloc(pieceLength);
  for (let sent = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, pieceLength);
    if (bytesRead === 0) break;
    await socket.write(message('DATA', Buffer.from(piece.subarray(0, bytesRead))));
    sent += bytesRead;
    onProgress?.(sent);
  }
  await socket.write(header('DONE', modifiedAt));
  const answer = await socket.read(8);
  if (answer.toString('latin1', 0, 4) === 'OKAY') return;
  const reason = (await socket.read(answer.readUInt32LE(4))).toString('utf8');
  throw new AdbError('refused', `the phone did not take the file: ${reason}`);
}

/** Looks a file up over an open `sync:` connection. */
export async function syncStat(socket: AdbSocket, remotePath: string): Promise<RemoteFile> {
  await socket.write(message('STAT', Buffer.from(remotePath)));
  const answer = await socket.read(16);
  return fileAt(answer, 'STAT');
}

/** Lists a folder over an open `sync:` connection. */
export async function syncList(socket: AdbSocket, remotePath: string): Promise<RemoteEntry[]> {
  await socket.write(message('LIST', Buffer.from(remotePath)));
  const entries: RemoteEntry[] = [];
  for (;;) {
    const answer = await socket.read(20);
    if (answer.toString('latin1', 0, 4) === 'DONE') return entries;
    const name = (await socket.read(answer.readUInt32LE(16))).toString('utf8');
    if (name !== '.' && name !== '..') entries.push({ ...fileAt(answer, 'DENT'), name });
  }
}

function fileAt(answer: Buffer, expected: string): RemoteFile {
  if (answer.toString('latin1', 0, 4) !== expected)
    throw new AdbError('protocol', 'the phone gave an unexpected answer to a file question');
  return {
    mode: answer.readUInt32LE(4),
    size: answer.readUInt32LE(8),
    modifiedAt: answer.readUInt32LE(12),
  };
}

function message(id: string, data: Buffer): Buffer {
  return Buffer.concat([header(id, data.length), data]);
}

function header(id: string, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(id, 'latin1');
  bytes.writeUInt32LE(value, 4);
  return bytes;
}

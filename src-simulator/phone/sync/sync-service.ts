import type { Duplex } from 'node:stream';
import { ByteReader } from './byte-reader.ts';
import type { FileStore } from '../storage/file-store.ts';

const chunkLimit = 64 * 1024;

/**
 * adb's file transfer (`sync:`): STAT, LIST, SEND and RECV until QUIT. Version 1 of the protocol; the phone does
 * not announce version 2. Source: Android's packages/modules/adb/SYNC.TXT.
 */
export async function serveSync(stream: Duplex, files: FileStore): Promise<void> {
  const reader = new ByteReader(stream);
  for (;;) {
    const header = await reader.take(8);
    if (!header) break;
    const command = header.toString('latin1', 0, 4);
    if (command === 'QUIT') break;
    const argument = await reader.take(header.readUInt32LE(4));
    if (!argument) break;
    const path = argument.toString('utf8');
    if (command === 'STAT') stream.write(statAnswer(files, path));
    else if (command === 'LIST') stream.write(listAnswer(files, path));
    else if (command === 'RECV') stream.write(fileAnswer(files, path));
    else if (command === 'SEND') {
      if (!(await receiveFile(reader, files, path))) break;
      stream.write(message('OKAY', Buffer.alloc(0)));
    } else {
      stream.write(message('FAIL', Buffer.from(`unknown command ${command}`)));
      break;
    }
  }
  stream.end();
}

async function receiveFile(reader: ByteReader, files: FileStore, target: string): Promise<boolean> {
  const path = target.slice(0, target.lastIndexOf(','));
  const parts: Buffer[] = [];
  for (;;) {
    const header = await reader.take(8);
    if (!header) return false;
    const size = header.readUInt32LE(4);
    if (header.toString('latin1', 0, 4) === 'DONE') {
      files.write(path, Buffer.concat(parts), size);
      return true;
    }
    const data = await reader.take(size);
    if (!data) return false;
    parts.push(Buffer.from(data));
  }
}

function statAnswer(files: FileStore, path: string): Buffer {
  const facts = files.stat(path);
  const answer = Buffer.alloc(16);
  answer.write('STAT', 'latin1');
  answer.writeUInt32LE(facts.mode, 4);
  answer.writeUInt32LE(facts.size, 8);
  answer.writeUInt32LE(facts.modifiedAt, 12);
  return answer;
}

function listAnswer(files: FileStore, path: string): Buffer {
  const entries = (files.list(path) ?? []).map((name) => {
    const facts = files.stat(`${path}/${name}`);
    const bytes = Buffer.from(name);
    const header = Buffer.alloc(20);
    header.write('DENT', 'latin1');
    header.writeUInt32LE(facts.mode, 4);
    header.writeUInt32LE(facts.size, 8);
    header.writeUInt32LE(facts.modifiedAt, 12);
    header.writeUInt32LE(bytes.length, 16);
    return Buffer.concat([header, bytes]);
  });
  const done = Buffer.alloc(20);
  done.write('DONE', 'latin1');
  return Buffer.concat([...entries, done]);
}

function fileAnswer(files: FileStore, path: string): Buffer {
  const file = files.read(path);
  if (!file) return message('FAIL', Buffer.from(`open failed: No such file or directory`));
  const parts: Buffer[] = [];
  for (let at = 0; at < file.bytes.length; at += chunkLimit)
    parts.push(message('DATA', file.bytes.subarray(at, at + chunkLimit)));
  return Buffer.concat([...parts, message('DONE', Buffer.alloc(0))]);
}

function message(name: string, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32LE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

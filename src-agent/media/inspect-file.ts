import { open, readFile, stat } from 'node:fs/promises';
import { fileType, headBytes } from './file-type.ts';
import type { FileFacts } from './media-work.ts';
import { pictureFacts } from './picture-facts.ts';
import { videoFacts } from './video-facts.ts';

/** The largest picture that is read, in bytes; no platform takes more than 20 MB. */
const largestPictureFile = 100 * 1024 * 1024;

/** What a file is, by its content, or a sentence why the library does not keep it. */
export async function inspectFile(
  path: string,
  fileName: string,
): Promise<{ readonly facts: FileFacts } | { readonly refused: string }> {
  const type = fileType(await readHead(path));
  if ('refused' in type) return { refused: `“${fileName}” ${type.refused}` };
  const { mime } = type;
  if (mime === 'video/mp4' || mime === 'video/quicktime' || mime === 'video/webm') {
    const video = await videoFacts(path, mime, fileName);
    return 'refused' in video ? video : { facts: { kind: 'video', orientation: 1, ...video } };
  }
  const { size } = await stat(path);
  if (size > largestPictureFile)
    return { refused: `“${fileName}” is larger than a picture can be (100 MB). Export it smaller.` };
  const picture = pictureFacts(await readFile(path), mime, fileName);
  return 'refused' in picture ? picture : { facts: { kind: 'image', ...noTime, ...picture } };
}

const noTime = { durationMs: null, videoCodec: null, audioCodec: null, frameRate: null, bitRate: null };

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
  return buffer.subarray(0, bytesRead);
}

import { readFile, writeFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { assertNever } from '../../src-shared/assert-never.ts';
import { drawThumbnail, redraw } from './draw-picture.ts';
import { inspectFile } from './inspect-file.ts';
import type { MediaAnswer, MediaRequest, MediaResult, MediaWork } from './media-work.ts';
import { stripLocation } from './strip-location.ts';

const port = parentPort;
if (port === null) throw new Error('this program is started as a thread of the agent, not by hand');

port.on('message', (request: MediaRequest) => {
  void answer(request.work).then((result) =>
    port.postMessage({ id: request.id, result } satisfies MediaAnswer),
  );
});

async function answer(work: MediaWork): Promise<MediaResult> {
  try {
    return await act(work);
  } catch (error) {
    return { refused: `It cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

async function act(work: MediaWork): Promise<MediaResult> {
  switch (work.kind) {
    case 'inspect':
      return await inspectFile(work.path, work.fileName);
    case 'thumbnail':
      return await write(work.target, await drawThumbnail(await readFile(work.path)));
    case 'redraw':
      return await write(work.target, await redraw(await readFile(work.path), work.redrawing));
    case 'strip_location': {
      const stripped = stripLocation(await readFile(work.path));
      if (stripped === null) return { refused: 'The picture is damaged. Export it again.' };
      return await write(work.target, stripped);
    }
    default:
      return assertNever(work);
  }
}

async function write(target: string, bytes: Buffer): Promise<MediaResult> {
  await writeFile(target, bytes, { mode: 0o600, flush: true });
  return { written: true };
}

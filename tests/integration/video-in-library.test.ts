import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPoster } from '../../src-agent/media/video-poster.ts';
import { thumbnailPath } from '../../src-agent/media/media-files.ts';
import { openMediaDesk } from '../support/media-desk.ts';
import { findChromium, openBrowser } from '../support/open-browser.ts';

const chromium = findChromium();
const video = await (chromium === null ? Promise.resolve(Buffer.alloc(0)) : recordVideo(chromium));
let desk: Awaited<ReturnType<typeof openMediaDesk>>;
beforeAll(async () => {
  desk = await openMediaDesk({ drawPoster: chromiumPoster(() => chromium, process.getuid?.() === 0) });
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Two seconds of a moving square, as a browser records it. */
async function recordVideo(executablePath: string): Promise<Buffer> {
  await using browser = await openBrowser(executablePath);
  const page = await browser.newPage();
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 360;
    canvas.height = 640;
    const paint = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void pieces.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    for (let frame = 0; frame < 60; frame += 1) {
      if (paint !== null) paint.fillStyle = `rgb(${frame * 4} 100 200)`;
      paint?.fillRect(0, 0, 360, 640);
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  });
  return Buffer.from(base64, 'base64');
}

test.skipIf(chromium === null)(
  'a video has its facts and a poster, and only advice where it does not fit',
  async () => {
    await writeFile(join(desk.inbox, 'clip.webm'), video);
    const task = await desk.client.importPaths({ paths: [join(desk.inbox, 'clip.webm')] });
    expect((await desk.finished(task.id)).message).toBe('1 added.');
    await desk.thumbnails.settled();
    const [clip] = (await desk.client.list({ kind: 'video' })).items;
    if (clip === undefined) throw new Error('the video is not in the list');
    expect(clip).toMatchObject({
      mime: 'video/webm',
      width: 360,
      height: 640,
      videoCodec: 'vp8',
      hasThumbnail: true,
    });
    expect(clip.durationMs).toBeGreaterThan(500);
    expect((await stat(thumbnailPath(desk.folder, clip.sha256))).size).toBeGreaterThan(100);
    const fits = await desk.client.fits({ id: clip.id });
    const reel = fits.find(({ placement }) => placement === 'instagram_reel')?.findings ?? [];
    expect(reel.map(({ rule }) => rule)).toContain('type');
    await expect(desk.client.fix({ id: clip.id, fixes: ['crop'], placement: 'threads' })).rejects.toThrow(
      'not converted',
    );
  },
);

test.skipIf(chromium === null)('a video without its beginning is refused', async () => {
  const cut = new File([new Uint8Array(video.subarray(0, 300))], 'cut.webm');
  await expect(desk.client.create({ file: cut })).rejects.toThrow('cut off or damaged');
});

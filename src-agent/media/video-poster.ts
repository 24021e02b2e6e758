import { open, stat, writeFile } from 'node:fs/promises';
import type { Route } from 'playwright-core';
import type { Media } from '../../src-shared/domain/media.ts';
import { findChromium } from '../parts/program-places.ts';

/** Writes a frame of a video as a small JPEG; answers whether it could. */
export type DrawPoster = (
  path: string,
  mime: Media['mime'],
  target: string,
  signal: AbortSignal,
) => Promise<boolean>;

/** An address that leads nowhere: all of it is answered here. */
const origin = 'https://media.invalid';
const longestSide = 480;

/** Bytes answered at once: the browser asks on for the rest. */
const slice = 4 * 1024 * 1024;
const longest = 20_000;

/** Draws posters with the Chromium of this computer, when there is one. */
export function systemPoster(environment: Readonly<Record<string, string | undefined>>): DrawPoster {
  const places = { platform: process.platform, env: environment };
  return chromiumPoster(() => findChromium(places), process.getuid?.() === 0);
}

/** Draws posters with that Chromium, without a window and without the network. */
export function chromiumPoster(locate: () => string | null, isRoot: boolean): DrawPoster {
  return async (path, mime, target, signal) => {
    const executablePath = locate();
    if (executablePath === null) return false;
    const { chromium } = await import('playwright-core');
    try {
      await using browser = await chromium.launch({
        executablePath,
        // Chromium's own sandbox does not work for root.
        chromiumSandbox: !isRoot,
        args: ['--disable-gpu', '--mute-audio', '--no-first-run', '--disable-background-networking'],
      });
      const end = () => void browser.close();
      signal.addEventListener('abort', end, { once: true });
      const page = await browser.newPage();
      page.setDefaultTimeout(longest);
      await page.route('**', (route) => answerRoute(route, path, mime));
      await page.goto(origin);
      const frame = await page.evaluate(drawFrame, { longestSide, longest });
      signal.removeEventListener('abort', end);
      if (frame === null) return false;
      await writeFile(target, Buffer.from(frame, 'base64'), { mode: 0o600, flush: true });
      return true;
    } catch {
      // A browser that does not start or a video it cannot play: there is no picture then.
      return false;
    }
  };
}

async function answerRoute(route: Route, path: string, mime: string): Promise<void> {
  const url = new URL(route.request().url());
  if (url.pathname === '/')
    return await route.fulfill({ contentType: 'text/html', body: '<!doctype html><video muted></video>' });
  if (url.pathname !== '/video') return await route.abort();
  const { size } = await stat(path);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(route.request().headers()['range'] ?? 'bytes=0-');
  const from = Math.min(Number(asked?.[1] ?? 0), size - 1);
  const until = Math.min(size, from + slice, asked?.[2] ? Number(asked[2]) + 1 : size);
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(until - from), 0, until - from, from);
  return await route.fulfill({
    status: 206,
    headers: {
      'content-type': mime,
      'accept-ranges': 'bytes',
      'content-range': `bytes ${from}-${until - 1}/${size}`,
    },
    body: buffer,
  });
}

/** Runs in the page: the frame at a tenth of the video as base64 of a JPEG, null when it cannot be played. */
async function drawFrame(limits: { longestSide: number; longest: number }): Promise<string | null> {
  const video = document.querySelector('video');
  if (video === null) return null;
  const happened = (name: string) =>
    new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), limits.longest);
      video.addEventListener(name, () => resolve(true), { once: true });
      video.addEventListener('error', () => resolve(false), { once: true });
    });
  const loaded = happened('loadeddata');
  video.src = '/video';
  if (!(await loaded)) return null;
  // A recording that does not say its length can only be shown from its beginning.
  if (Number.isFinite(video.duration)) {
    const sought = happened('seeked');
    video.currentTime = video.duration / 10;
    if (!(await sought)) return null;
  }
  const scale = Math.min(1, limits.longestSide / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? null;
}

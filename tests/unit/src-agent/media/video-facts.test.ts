import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { videoFacts } from '../../../../src-agent/media/video-facts.ts';
import { makeVideo } from '../../../support/make-video.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-video-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each([
  ['its index at the end', false],
  ['its index at the beginning', 'in-memory'],
  ['an index in each fragment', 'fragmented'],
] as const)('an MP4 with %s', (_, fastStart) => {
  test.each([true, false])(
    'is known when it is whole and refused when it is cut off (sound: %s)',
    async (withSound) => {
      const path = join(folder, 'video.mp4');
      const whole = await makeVideo(fastStart, withSound);
      await writeFile(path, whole);
      expect(await videoFacts(path, 'video/mp4', 'video.mp4')).toMatchObject({
        width: 640,
        height: 360,
        durationMs: 2000,
        videoCodec: 'avc',
        audioCodec: withSound ? 'aac' : null,
        frameRate: 30,
      });
      for (const share of [0.3, 0.6, 0.8, 0.95]) {
        await writeFile(path, whole.subarray(0, Math.floor(whole.length * share)));
        const facts = await videoFacts(path, 'video/mp4', 'video.mp4');
        expect({ share, facts }).toEqual({
          share,
          facts: { refused: expect.stringContaining('cut off') as string },
        });
      }
    },
  );
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { videoFacts } from '../../../../src-agent/media/video-facts.ts';

/** Two seconds of H.264 with AAC, as the container has them; the frames themselves say nothing. */
async function makeVideo(fastStart: false | 'in-memory' | 'fragmented', withSound: boolean): Promise<Buffer> {
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart, minimumFragmentDuration: 0.5 }),
    target: new BufferTarget(),
  });
  const picture = new EncodedVideoPacketSource('avc');
  const sound = new EncodedAudioPacketSource('aac');
  output.addVideoTrack(picture, { frameRate: 30 });
  if (withSound) output.addAudioTrack(sound);
  await output.start();
  // ISO/IEC 14496-15 §5.3.3.1: one sequence and one picture parameter set.
  const description = Buffer.from('0142c01effe1000467420000' + '01000468ce3c80', 'hex');
  const decoderConfig = { codec: 'avc1.42c01e', codedWidth: 640, codedHeight: 360, description };
  for (let frame = 0; frame < 60; frame += 1) {
    const data = Buffer.alloc(2000, frame);
    const packet = new EncodedPacket(data, frame % 15 === 0 ? 'key' : 'delta', frame / 30, 1 / 30);
    await picture.add(packet, { decoderConfig });
    if (!withSound) continue;
    const audio = { codec: 'mp4a.40.2', numberOfChannels: 1, sampleRate: 48_000 };
    await sound.add(new EncodedPacket(Buffer.alloc(100, frame), 'key', frame / 30, 1 / 30), {
      decoderConfig: { ...audio, description: Buffer.from('1188', 'hex') },
    });
  }
  await output.finalize();
  return Buffer.from(output.target.buffer ?? new ArrayBuffer(0));
}

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

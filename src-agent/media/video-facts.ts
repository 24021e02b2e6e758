import { EncodedPacketSink, FilePathSource, Input, type InputTrack, MP4, QTFF, WEBM } from 'mediabunny';
import type { z } from 'zod';
import type { videoMime } from '../../src-shared/domain/media.ts';

/** What a video file says about itself. Sizes in pixels as shown, duration in milliseconds, bit rate in bits a second. */
export type VideoFacts = {
  readonly mime: z.infer<typeof videoMime>;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  readonly frameRate: number;
  readonly bitRate: number;
  readonly hasLocation: boolean;
};

/** Where MP4 and QuickTime files say where they were taken. */
const locationTags = ['©xyz', 'loci', 'com.apple.quicktime.location.ISO6709'];

/** How much of its told duration a video may lack at its end before it counts as cut off. */
const lackAllowed = 0.1;

/** Facts of a whole MP4, MOV or WebM, or a sentence why it is none; nothing is decoded. */
export async function videoFacts(
  path: string,
  mime: VideoFacts['mime'],
  fileName: string,
): Promise<VideoFacts | { readonly refused: string }> {
  const damaged = { refused: `“${fileName}” is cut off or damaged. Export or copy it again.` };
  try {
    using input = new Input({
      source: new FilePathSource(path, { handleUnhandledError: () => undefined }),
      formats: [MP4, QTFF, WEBM],
    });
    const track = await input.getPrimaryVideoTrack();
    const sound = await input.getPrimaryAudioTrack();
    // Cut off before its index, a file has neither.
    if (track === null && sound === null) return damaged;
    if (track === null) return { refused: `“${fileName}” has no picture, only sound. Choose a video.` };
    const duration = await track.computeDuration();
    const told = await input.getDurationFromMetadata();
    const longest = Math.max(duration, sound === null ? 0 : await sound.computeDuration());
    if (!(duration > 0) || (told !== null && longest < told * (1 - lackAllowed))) return damaged;
    for (const one of sound === null ? [track] : [track, sound])
      if (!(await lastPacketIsThere(one))) return damaged;
    const stats = await track.computePacketStats();
    const tags = (await input.getMetadataTags()).raw ?? {};
    return {
      mime,
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      durationMs: Math.round(duration * 1000),
      videoCodec: await track.getCodec(),
      audioCodec: sound === null ? null : await sound.getCodec(),
      // Measured over all frames: the last digits are noise.
      frameRate: Math.round(stats.averagePacketRate * 100) / 100,
      bitRate: Math.round(stats.averageBitrate),
      hasLocation: locationTags.some((tag) => tag in tags),
    };
  } catch {
    // The library throws on whatever does not hold together.
    return damaged;
  }
}

/** Whether the bytes of the last frame, or of the last sound, are in the file. */
async function lastPacketIsThere(track: InputTrack): Promise<boolean> {
  const packet = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY);
  return packet !== null && packet.data.byteLength === packet.byteLength;
}

import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

/** An H.264 video with AAC, as the container has them; the frames themselves say nothing. */
export async function makeVideo(
  fastStart: false | 'in-memory' | 'fragmented',
  withSound: boolean,
  seconds = 2,
): Promise<Buffer> {
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
  for (let frame = 0; frame < seconds * 30; frame += 1) {
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

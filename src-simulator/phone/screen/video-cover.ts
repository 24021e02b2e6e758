import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { BufferSource, Input, MP4, QTFF, WEBM } from 'mediabunny';

const isoBox = 'ftyp';
const ebml = Buffer.from('1a45dfa3', 'hex');

/** Whether a file begins like an MP4, a QuickTime movie or a WebM. */
export function isVideo(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === isoBox || bytes.subarray(0, ebml.length).equals(ebml);
}

/** How long the video plays in milliseconds; 0 when the file does not tell, as a gallery shows such a one. */
export async function playingTime(bytes: Buffer): Promise<number> {
  try {
    using input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, WEBM] });
    return Math.round((await input.computeDuration()) * 1000);
  } catch {
    return 0;
  }
}

/** A stand-in for the first frame: nothing here decodes videos. The colours follow from the file's hash. */
export async function videoCover(sha256: string): Promise<Image> {
  const [width, height] = [720, 1280];
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  const hue = Number.parseInt(sha256.slice(0, 4), 16) % 360;
  const sky = brush.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, `hsl(${hue} 55% 32%)`);
  sky.addColorStop(1, `hsl(${(hue + 70) % 360} 60% 14%)`);
  brush.fillStyle = sky;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = 'rgba(255,255,255,0.16)';
  for (let wave = 0; wave < 3; wave += 1) {
    brush.beginPath();
    brush.arc((width * (wave + 1)) / 4, height * (0.3 + wave * 0.2), 190, 0, 2 * Math.PI);
    brush.fill();
  }
  brush.fillStyle = 'rgba(255,255,255,0.85)';
  brush.beginPath();
  brush.moveTo(width / 2 - 60, height / 2 - 80);
  brush.lineTo(width / 2 + 90, height / 2);
  brush.lineTo(width / 2 - 60, height / 2 + 80);
  brush.fill();
  return loadImage(canvas.toBuffer('image/png'));
}

import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { createHash } from 'node:crypto';
import { isVideo, playingTime, videoCover } from './video-cover.ts';

/** A picture or video that was shared or lies in a gallery. `durationMs`: null for a picture. */
export type Picture = {
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly image: Image;
  readonly durationMs: number | null;
};

/** Every picture and video the phones know, by the SHA-256 of its file, decoded once. */
export class Pictures {
  readonly #pictures = new Map<string, Picture>();

  /** Decodes the file and keeps it; null when it is neither picture nor video. */
  async add(bytes: Buffer): Promise<Picture | null> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = this.#pictures.get(sha256);
    if (known) return known;
    try {
      const picture = isVideo(bytes)
        ? { sha256, bytes, image: await videoCover(sha256), durationMs: await playingTime(bytes) }
        : { sha256, bytes, image: await loadImage(bytes), durationMs: null };
      this.#pictures.set(sha256, picture);
      return picture;
    } catch {
      return null;
    }
  }

  find(sha256: string): Picture | null {
    return this.#pictures.get(sha256) ?? null;
  }
}

const scenes = [
  ['#f6d6ad', '#e58b4e', '#7a3b2e'],
  ['#bfe3e8', '#4d9ba8', '#17424f'],
  ['#f4c6d0', '#c25b7c', '#54203c'],
  ['#dfe8c2', '#86a851', '#33491f'],
  ['#d5d4f2', '#7672c4', '#2c2960'],
  ['#fbe9a9', '#e5b53b', '#6d4b12'],
] as const;

/** Landscapes of the simulator's own making, for galleries and made-up posts. */
export function samplePictures(): readonly Buffer[] {
  return scenes.map(([sky, hill, shade], at) => {
    const size = 720;
    const canvas = createCanvas(size, size);
    const brush = canvas.getContext('2d');
    const air = brush.createLinearGradient(0, 0, 0, size);
    air.addColorStop(0, sky);
    air.addColorStop(1, hill);
    brush.fillStyle = air;
    brush.fillRect(0, 0, size, size);
    brush.fillStyle = 'rgba(255,255,255,0.75)';
    brush.beginPath();
    brush.arc(150 + at * 85, 190, 70, 0, 2 * Math.PI);
    brush.fill();
    for (const [base, color] of [
      [400, hill],
      [540, shade],
    ] as const) {
      brush.fillStyle = color;
      brush.beginPath();
      brush.moveTo(0, size);
      for (let x = 0; x <= size; x += 8)
        brush.lineTo(x, base + 70 * Math.sin((x + at * 190 + base) / 115) + 30 * Math.sin(x / 43 + at));
      brush.lineTo(size, size);
      brush.fill();
    }
    return canvas.toBuffer('image/jpeg', 88);
  });
}

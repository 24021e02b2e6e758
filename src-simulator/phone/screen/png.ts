import type { SKRSContext2D } from '@napi-rs/canvas';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const compress = promisify(deflate);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const trueColourWithAlpha = 6;
/** So many rows are read at once: large pieces of memory cost the system more than reading them. */
const band = 48;

/**
 * Makes PNGs of what is drawn. Written here because the canvas' own encoder takes several times as long at the size of a
 * screen: rows as they are and the fastest compression, which finds the row above within its window, are enough for flat
 * screens.
 */
export class PngEncoder {
  readonly #width: number;
  readonly #height: number;
  /** Rows of earlier pictures, to be written over. */
  readonly #spare: Buffer[] = [];

  /** Pictures of `width` × `height` pixels. */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** The drawing as it is now, in RGBA. */
  async encode(brush: SKRSContext2D): Promise<Buffer> {
    const rows = this.#read(brush);
    const data = await compress(rows, { level: 1 });
    this.#spare.push(rows);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.#width, 0);
    header.writeUInt32BE(this.#height, 4);
    header.writeUInt8(8, 8);
    header.writeUInt8(trueColourWithAlpha, 9);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  /** Each row after a byte that says how it is filtered; 0: not at all. */
  #read(brush: SKRSContext2D): Buffer {
    const line = this.#width * 4;
    const rows = this.#spare.pop() ?? Buffer.alloc((line + 1) * this.#height);
    for (let top = 0; top < this.#height; top += band) {
      const count = Math.min(band, this.#height - top);
      const { data } = brush.getImageData(0, top, this.#width, count);
      for (let row = 0; row < count; row += 1)
        rows.set(data.subarray(row * line, (row + 1) * line), (top + row) * (line + 1) + 1);
    }
    return rows;
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const result = Buffer.alloc(named.length + 8);
  result.writeUInt32BE(data.length, 0);
  named.copy(result, 4);
  result.writeUInt32BE(crc32(named), named.length + 4);
  return result;
}

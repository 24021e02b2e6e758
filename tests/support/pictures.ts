import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** A picture whose left half is red and whose right half is blue; `shade` makes its bytes its own. */
export function drawPicture(width: number, height: number, shade = 0): Canvas {
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  paint.fillStyle = '#ff0000';
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = '#0000ff';
  paint.fillRect(width / 2, 0, width, height);
  paint.fillStyle = `rgb(${shade % 256} ${Math.floor(shade / 256) % 256} 0)`;
  paint.fillRect(0, 0, width / 4, height / 4);
  return canvas;
}

/** The TIFF part of EXIF with an orientation and, when asked, a place. */
export function makeTiff(orientation: number, withLocation: boolean): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const directory = (...entries: Buffer[]) => {
    const count = Buffer.alloc(2);
    count.writeUInt16LE(entries.length);
    return Buffer.concat([count, ...entries, Buffer.alloc(4)]);
  };
  const head = Buffer.from('49492a0008000000', 'hex');
  const upright = entry(0x0112, 3, 1, orientation);
  if (!withLocation) return Buffer.concat([head, directory(upright)]);
  const gpsAt = head.length + 2 + 2 * 12 + 4;
  const latitudeAt = gpsAt + 2 + 2 * 12 + 4;
  const latitude = Buffer.alloc(24);
  [48, 1, 51, 1, 30, 1].forEach((value, index) => latitude.writeUInt32LE(value, index * 4));
  const gps = directory(entry(1, 2, 2, 0x4e), entry(2, 5, 3, latitudeAt));
  return Buffer.concat([head, directory(upright, entry(0x8825, 4, 1, gpsAt)), gps, latitude]);
}

/** A JPEG with EXIF of that orientation and, when asked, a place. */
export async function makeJpeg(
  width: number,
  height: number,
  { orientation = 1, withLocation = false, shade = 0 } = {},
): Promise<Buffer> {
  const plain = await drawPicture(width, height, shade).encode('jpeg', 92);
  const tiff = makeTiff(orientation, withLocation);
  const head = Buffer.from([0xff, 0xe1, 0, tiff.length + 8, ...Buffer.from('Exif\0\0', 'latin1')]);
  return Buffer.concat([plain.subarray(0, 2), head, tiff, plain.subarray(2)]);
}

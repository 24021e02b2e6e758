/** What the EXIF of a picture says: orientation 1–8, and whether there is a place. */
export type Exif = { readonly orientation: number; readonly hasLocation: boolean };

/** What is assumed of a picture without EXIF. */
export const noExif: Exif = { orientation: 1, hasLocation: false };

const orientationTag = 0x0112;
const gpsTag = 0x8825;

/** One entry of a directory: `at` is where its twelve bytes begin in the TIFF part. */
type Entry = { readonly tag: number; readonly at: number };

/** Reads the TIFF part of EXIF; what does not hold together says nothing. */
export function readExif(tiff: Buffer): Exif {
  const order = byteOrder(tiff);
  if (order === null || tiff.length < 8) return noExif;
  const entries = directory(tiff, order, order.long(tiff, 4));
  const orientation = entries.find(({ tag }) => tag === orientationTag);
  const value = orientation === undefined ? 1 : order.short(tiff, orientation.at + 8);
  return {
    orientation: value >= 1 && value <= 8 ? value : 1,
    hasLocation: locationEntries(tiff).length > 0,
  };
}

/**
 * Takes the place out in place: the directory of GPS values, all it points to, and the pointer to it become zeros of a
 * harmless kind. Nothing else moves.
 */
export function blankLocation(tiff: Buffer): void {
  const order = byteOrder(tiff);
  if (order === null) return;
  for (const pointer of pointers(tiff, order)) {
    const start = order.long(tiff, pointer.at + 8);
    for (const { at } of directory(tiff, order, start)) {
      const bytes = (valueBytes[order.short(tiff, at + 2)] ?? 1) * order.long(tiff, at + 4);
      const place = order.long(tiff, at + 8);
      if (bytes > 4 && place <= tiff.length) tiff.fill(0, place, Math.min(tiff.length, place + bytes));
    }
    const count = start + 2 <= tiff.length ? order.short(tiff, start) : 0;
    tiff.fill(0, start, Math.min(tiff.length, start + 2 + count * 12));
    // The pointer stays an entry, of an unassigned tag, so that the directory keeps its count.
    tiff.fill(0, pointer.at, pointer.at + 2);
    tiff.fill(0, pointer.at + 8, pointer.at + 12);
  }
}

/** Entries of the GPS directory besides its version, which says nothing of a place. */
function locationEntries(tiff: Buffer): Entry[] {
  const order = byteOrder(tiff);
  if (order === null) return [];
  return pointers(tiff, order)
    .flatMap(({ at }) => directory(tiff, order, order.long(tiff, at + 8)))
    .filter(({ tag }) => tag !== 0);
}

type ByteOrder = {
  short(bytes: Buffer, at: number): number;
  long(bytes: Buffer, at: number): number;
};

/** Bytes of one value of each EXIF type: byte, text, short, long, rational and their signed and floating kin. */
const valueBytes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  7: 1,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
};

function byteOrder(tiff: Buffer): ByteOrder | null {
  const head = tiff.toString('latin1', 0, 2);
  const inside = (bytes: Buffer, at: number, size: number) => at >= 0 && at + size <= bytes.length;
  if (head === 'II')
    return {
      short: (bytes, at) => (inside(bytes, at, 2) ? bytes.readUInt16LE(at) : 0),
      long: (bytes, at) => (inside(bytes, at, 4) ? bytes.readUInt32LE(at) : 0),
    };
  if (head === 'MM')
    return {
      short: (bytes, at) => (inside(bytes, at, 2) ? bytes.readUInt16BE(at) : 0),
      long: (bytes, at) => (inside(bytes, at, 4) ? bytes.readUInt32BE(at) : 0),
    };
  return null;
}

function pointers(tiff: Buffer, order: ByteOrder): Entry[] {
  return directory(tiff, order, order.long(tiff, 4)).filter(({ tag }) => tag === gpsTag);
}

function directory(tiff: Buffer, order: ByteOrder, start: number): Entry[] {
  if (start < 8 || start + 2 > tiff.length) return [];
  const count = Math.min(order.short(tiff, start), Math.floor((tiff.length - start - 2) / 12));
  return Array.from({ length: count }, (_, index) => {
    const at = start + 2 + index * 12;
    return { tag: order.short(tiff, at), at };
  });
}

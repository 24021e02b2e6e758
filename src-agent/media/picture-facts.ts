import { imageSize } from 'image-size';
import type { z } from 'zod';
import type { imageMime } from '../../src-shared/domain/media.ts';
import { type Exif, noExif, readExif } from './exif.ts';
import { isExif, isXmp, jpegIsWhole, jpegSegments } from './jpeg-segments.ts';

type ImageMime = z.infer<typeof imageMime>;

/** What the bytes of a picture say about themselves. Sizes in pixels as shown, orientation applied. */
export type PictureFacts = Exif & {
  readonly mime: ImageMime;
  readonly width: number;
  readonly height: number;
};

/** Pixels a picture may have, so that drawing it cannot use up the memory: 100 megapixels are 400 MB. */
const largestPicture = 100_000_000;

/** Facts of a whole JPEG, PNG or WebP, or a sentence why it is none; nothing is decoded. */
export function pictureFacts(
  bytes: Buffer,
  mime: ImageMime,
  fileName: string,
): PictureFacts | { readonly refused: string } {
  const size = isWhole(bytes, mime) ? sizeOf(bytes) : null;
  if (size === null) return { refused: `“${fileName}” is cut off or damaged. Export or copy it again.` };
  if (size.width * size.height > largestPicture)
    return {
      refused: `“${fileName}” has ${size.width} × ${size.height} pixels, more than can be worked with. Export it smaller.`,
    };
  const exif = exifOf(bytes, mime);
  // From 5 on the picture lies on its side.
  const shown = exif.orientation >= 5 ? { width: size.height, height: size.width } : size;
  return { mime, ...shown, ...exif };
}

function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    // The library throws on whatever does not hold together.
    return null;
  }
}

/** The last bytes that the format demands are there. */
function isWhole(bytes: Buffer, mime: ImageMime): boolean {
  switch (mime) {
    case 'image/jpeg':
      return jpegIsWhole(bytes);
    case 'image/png':
      return [...chunks(bytes, mime)].some(({ name }) => name === 'IEND');
    case 'image/webp':
      return bytes.length >= bytes.readUInt32LE(4) + 8;
  }
}

function exifOf(bytes: Buffer, mime: ImageMime): Exif {
  if (mime === 'image/jpeg') {
    const segments = jpegSegments(bytes) ?? [];
    const segment = segments.find((one) => isExif(bytes, one));
    const exif = segment === undefined ? noExif : readExif(bytes.subarray(segment.start + 10, segment.end));
    const inXmp = segments.some((one) => isXmp(bytes, one) && saysPlace(bytes.subarray(one.start, one.end)));
    return inXmp ? { ...exif, hasLocation: true } : exif;
  }
  const all = [...chunks(bytes, mime)];
  const inXmp = all.some((one) => xmpChunks.has(one.name) && saysPlace(one.data));
  const chunk = all.find((one) => one.name === (mime === 'image/png' ? 'eXIf' : 'EXIF'));
  if (chunk === undefined) return { ...noExif, hasLocation: inXmp };
  // Some programs write the head that only JPEG has.
  const tiff = chunk.data.toString('latin1', 0, 4) === 'Exif' ? chunk.data.subarray(6) : chunk.data;
  const { orientation, hasLocation } = readExif(tiff);
  return { orientation: mime === 'image/png' ? 1 : orientation, hasLocation: hasLocation || inXmp };
}

/** Where PNG and WebP keep XMP. */
const xmpChunks: ReadonlySet<string> = new Set(['iTXt', 'XMP ']);

/** Whether XMP has a place: the properties exif:GPSLatitude and exif:GPSLongitude (ISO 16684-2). */
function saysPlace(xmp: Buffer): boolean {
  return xmp.includes('GPSLatitude') || xmp.includes('GPSLongitude');
}

/** The whole chunks of a PNG or WebP file, in order. */
function* chunks(
  bytes: Buffer,
  mime: 'image/png' | 'image/webp',
): Generator<{ readonly name: string; readonly data: Buffer }> {
  const isPng = mime === 'image/png';
  let at = isPng ? 8 : 12;
  while (at + 8 <= bytes.length) {
    const length = isPng ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at + 4);
    const name = bytes.toString('latin1', isPng ? at + 4 : at, isPng ? at + 8 : at + 4);
    // After its data a PNG chunk has a checksum, and a WebP chunk is padded to an even length.
    const end = at + 8 + length + (isPng ? 4 : length % 2);
    if (at + 8 + length > bytes.length) return;
    yield { name, data: bytes.subarray(at + 8, at + 8 + length) };
    at = end;
  }
}

import { imageSize } from 'image-size';
import type { z } from 'zod';
import type { imageMime } from '../../src-shared/domain/media.ts';

type ImageMime = z.infer<typeof imageMime>;

/** What the bytes of a picture say about themselves. Sizes in pixels. */
export type PictureFacts = {
  readonly mime: ImageMime;
  readonly width: number;
  readonly height: number;
};

const mimeOf: Readonly<Record<string, ImageMime>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Facts of a whole JPEG, PNG or WebP, or a sentence why it is none; the file's name is not asked. */
export function pictureFacts(
  bytes: Uint8Array,
  fileName: string,
): PictureFacts | { readonly refused: string } {
  const size = sizeOf(bytes);
  const mime = size === null ? undefined : mimeOf[size.type];
  if (size === null || mime === undefined)
    return { refused: `“${fileName}” is not a picture that can be posted. Use a JPEG, PNG or WebP file.` };
  if (!isWhole(bytes, mime))
    return { refused: `“${fileName}” is cut off: its end is missing. Export or copy it again.` };
  return { mime, width: size.width, height: size.height };
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; type: string } | null {
  try {
    const { width, height, type } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height, type: type ?? '' } : null;
  } catch {
    // The library throws on whatever it does not recognise.
    return null;
  }
}

/** The last bytes that the format demands are there. */
function isWhole(bytes: Uint8Array, mime: ImageMime): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mime) {
    case 'image/jpeg':
      return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
    case 'image/png':
      return buffer.lastIndexOf('IEND') > 0;
    case 'image/webp':
      return buffer.length >= buffer.readUInt32LE(4) + 8;
  }
}

import { blankLocation } from './exif.ts';
import { isExif, isXmp, jpegSegments } from './jpeg-segments.ts';

/**
 * A JPEG without the place it was taken at and otherwise the same to the bit: EXIF loses its GPS values, XMP, which may
 * repeat them, goes. Null when the file does not hold together.
 */
export function stripLocation(jpeg: Buffer): Buffer | null {
  const segments = jpegSegments(jpeg);
  const scan = segments?.at(-1);
  if (segments === null || scan === undefined) return null;
  const kept = segments.flatMap((segment) => {
    const bytes = Buffer.from(jpeg.subarray(segment.start, segment.end));
    if (isExif(jpeg, segment)) blankLocation(bytes.subarray(10));
    return isXmp(jpeg, segment) ? [] : [bytes];
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...kept, jpeg.subarray(scan.end)]);
}

/** One marker segment of a JPEG before its first scan: `start` is the marker itself, `end` the byte after its data. */
export type JpegSegment = { readonly marker: number; readonly start: number; readonly end: number };

const startOfScan = 0xda;

/**
 * The segments up to and with the start of the first scan, whose coded data follows it; null when the bytes do not hold
 * together.
 */
export function jpegSegments(bytes: Buffer): JpegSegment[] | null {
  const segments: JpegSegment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    segments.push({ marker, start: at, end });
    if (marker === startOfScan) return segments;
    at = end;
  }
  return null;
}

/** Whether the picture's end is there; an embedded preview's end, which lies in a segment, does not count. */
export function jpegIsWhole(bytes: Buffer): boolean {
  const scan = jpegSegments(bytes)?.at(-1);
  return scan !== undefined && bytes.indexOf(Buffer.from([0xff, 0xd9]), scan.end) > 0;
}

const exifHead = Buffer.from('Exif\0\0', 'latin1');

/** Whether the segment is APP1 with EXIF; its TIFF part begins ten bytes after `start`. */
export function isExif(bytes: Buffer, { marker, start }: JpegSegment): boolean {
  return marker === 0xe1 && bytes.subarray(start + 4, start + 10).equals(exifHead);
}

const xmpHead = Buffer.from('http://ns.adobe.com/', 'latin1');

/** Whether the segment is APP1 with XMP, or a part of XMP that is longer than a segment. */
export function isXmp(bytes: Buffer, { marker, start }: JpegSegment): boolean {
  return marker === 0xe1 && bytes.subarray(start + 4, start + 4 + xmpHead.length).equals(xmpHead);
}

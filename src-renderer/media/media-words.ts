import type { Media, MediaFix, MediaFit } from '../../src-shared/domain/media.ts';
import { formatBytes, formatList } from '../format/amount.ts';
import { formatClip } from '../format/time.ts';
import type { Label } from '../parts/tone.ts';

/** The file kinds as people write them. */
export const formatNames: Readonly<Record<Media['mime'], string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
};

/** A file in one line: `1080 × 1350 · JPEG · 312 kB`. */
export function factLine(media: Media): string {
  return `${shapeLine(media)} · ${formatBytes(media.bytes)}`;
}

/** Measures and kind of a file: `1080 × 1350 · JPEG`. */
export function shapeLine(media: Media): string {
  return [
    media.width > 0 ? `${media.width} × ${media.height}` : null,
    media.durationMs === null ? null : formatClip(media.durationMs),
    formatNames[media.mime],
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** What is known of a file, by name, for a person. */
export function factsOf(media: Media): readonly (readonly [string, string])[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Kind', `${formatNames[media.mime]} ${media.kind === 'image' ? 'picture' : 'video'}`],
    ['Size', formatBytes(media.bytes)],
    ['Measures', media.width > 0 ? `${media.width} × ${media.height} pixels, ${shapeOf(media)}` : null],
    ['Turned', media.orientation === 1 ? null : 'Stored turned; shown upright here'],
    ['Length', media.durationMs === null ? null : formatClip(media.durationMs)],
    ['Frames', media.frameRate === null ? null : `${Math.round(media.frameRate * 100) / 100} a second`],
    ['Video', media.videoCodec],
    ['Sound', media.kind === 'video' ? (media.audioCodec ?? 'None') : null],
    ['Place', media.hasLocation ? 'The file says where it was taken' : null],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function shapeOf({ width, height }: Pick<Media, 'width' | 'height'>): string {
  const ratio = width / height;
  const known = [
    [1, 'square'],
    [4 / 5, '4:5'],
    [9 / 16, '9:16'],
    [16 / 9, '16:9'],
    [3 / 4, '3:4'],
    [4 / 3, '4:3'],
    [1.91, '1.91:1'],
  ] as const;
  const match = known.find(([each]) => Math.abs(ratio - each) < 0.01);
  if (match !== undefined) return match[1];
  return ratio > 1 ? 'landscape' : 'portrait';
}

/** How a file fits one placement. */
export function fitLabel({ findings }: Pick<MediaFit, 'findings'>): Label {
  if (findings.length === 0) return { text: 'Fits', tone: 'ok' };
  return findings.some(({ stops }) => stops)
    ? { text: 'Refused', tone: 'bad' }
    : { text: 'Advice', tone: 'warn' };
}

const fixOrder: readonly MediaFix[] = ['crop', 'scale', 'to_jpeg', 'strip_location'];
const fixWords: Readonly<Record<MediaFix, string>> = {
  crop: 'crop it',
  scale: 'resize it',
  to_jpeg: 'make it a JPEG',
  strip_location: 'take the place out',
};

/** The fixes that clear a placement's findings; none when one that stops cannot be fixed, because it would stay refused. */
export function fixesOf({ findings }: Pick<MediaFit, 'findings'>): readonly MediaFix[] {
  if (findings.some(({ stops, fix }) => stops && fix === null)) return [];
  const named = new Set(findings.map(({ fix }) => fix));
  return fixOrder.filter((fix) => named.has(fix));
}

/** Fixes as words on a button: `Crop it and make it a JPEG`. */
export function fixTitle(fixes: readonly MediaFix[], locale?: string): string {
  const words = formatList(
    fixes.map((fix) => fixWords[fix]),
    locale,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

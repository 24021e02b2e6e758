import type { Media, MediaFinding, MediaFit, MediaFix, Placement } from './domain/media.ts';
import {
  type ImageRules,
  type PlacementRules,
  placementRules,
  placements,
  type VideoRules,
} from './media-rules.ts';

/** What of a file the rules ask about. */
export type FittedFacts = Pick<
  Media,
  | 'kind'
  | 'mime'
  | 'bytes'
  | 'width'
  | 'height'
  | 'durationMs'
  | 'videoCodec'
  | 'audioCodec'
  | 'frameRate'
  | 'bitRate'
  | 'hasLocation'
>;

const typeNames: Readonly<Record<Media['mime'], string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
};

const codecNames: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'H.265',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
};

/** How a file fits every placement that takes its kind. */
export function fitsOf(facts: FittedFacts): MediaFit[] {
  return placements
    .filter((placement) => placementRules[placement][facts.kind] !== null)
    .map((placement) => {
      const { platform, title } = placementRules[placement];
      return { placement, platform, title, findings: fitOf(facts, placement) };
    });
}

/** Every rule of the placement that the file breaks, and what is worth knowing; empty when all is well. */
export function fitOf(facts: FittedFacts, placement: Placement): MediaFinding[] {
  const rules = placementRules[placement];
  if (facts.kind === 'image')
    return rules.image === null
      ? [stop('kind', `${rules.title} takes no pictures. Choose a video.`)]
      : [...imageFindings(facts, rules.image, rules)];
  return rules.video === null
    ? [stop('kind', `${rules.title} takes no videos. Choose a picture.`)]
    : [...videoFindings(facts, rules.video, rules)];
}

/** Why a photo cannot go to the app on a phone: the app itself converts, crops and scales pictures. */
export function phoneRefusal(facts: { readonly kind: Media['kind'] }): string | null {
  return facts.kind === 'video' ? 'Videos cannot be posted through a phone yet. Choose a picture.' : null;
}

function* imageFindings(
  facts: FittedFacts,
  rules: ImageRules,
  placement: PlacementRules,
): Generator<MediaFinding> {
  const { title } = placement;
  const { mime, bytes, width, height } = facts;
  if (!rules.types.includes(mime))
    yield stop('type', `${title} takes ${listTypes(rules.types)}; this is ${typeNames[mime]}.`, 'to_jpeg');
  if (bytes > rules.bytesMax)
    yield stop(
      'bytes',
      tooManyBytes(title, bytes, rules.bytesMax),
      mime === 'image/jpeg' ? 'scale' : 'to_jpeg',
    );
  const aspect = width / height;
  if (rules.aspect !== null && (aspect < rules.aspect.min || aspect > rules.aspect.max))
    yield stop(
      'aspect',
      `${title} takes pictures between ${ratio(rules.aspect.min)} and ${ratio(rules.aspect.max)}; this is ${ratio(aspect)}.`,
      'crop',
    );
  const size = imageSizeProblem(facts, rules);
  if (size !== null)
    yield {
      rule: 'pixels',
      message: `${title} ${size}; this is ${width} × ${height}.${rules.scales ? ' It would be scaled there.' : ''}`,
      stops: !rules.scales,
      fix: 'scale',
    };
  if (facts.hasLocation) yield advise('location', 'The file says where it was taken.', 'strip_location');
  yield* recommended(facts, placement);
}

function imageSizeProblem({ width, height }: FittedFacts, rules: ImageRules): string | null {
  if (rules.width !== null && (width < rules.width.min || width > rules.width.max))
    return `takes pictures ${rules.width.min} to ${number(rules.width.max)} pixels wide`;
  const sides = rules.sidesMax;
  if (sides !== null && (Math.max(width, height) > sides.long || Math.min(width, height) > sides.short))
    return `takes at most ${number(sides.long)} × ${number(sides.short)} pixels`;
  return null;
}

function* videoFindings(
  facts: FittedFacts,
  rules: VideoRules,
  placement: PlacementRules,
): Generator<MediaFinding> {
  const { title } = placement;
  const { mime, bytes, width, height, durationMs, frameRate, bitRate, videoCodec, audioCodec } = facts;
  if (!rules.types.includes(mime))
    yield stop(
      'type',
      `${title} takes ${listTypes(rules.types)}; this is ${typeNames[mime]}. Export it as MP4.`,
    );
  if (bytes > rules.bytesMax) yield stop('bytes', tooManyBytes(title, bytes, rules.bytesMax));
  if (durationMs !== null && (durationMs < rules.durationMs.min || durationMs > rules.durationMs.max))
    yield stop(
      'duration',
      `${title} takes ${lengthOf(rules.durationMs)}; this is ${seconds(durationMs)}. Cut it to fit.`,
    );
  const aspect = width / height;
  if (rules.aspect !== null && (aspect < rules.aspect.min || aspect > rules.aspect.max))
    yield stop(
      'aspect',
      `${title} does not take so narrow a shape (${width} × ${height}). Export it as 9:16.`,
    );
  if (rules.widthMax !== null && width > rules.widthMax)
    yield stop(
      'pixels',
      `${title} takes at most ${number(rules.widthMax)} pixels in width; this has ${number(width)}. Export it smaller.`,
    );
  if (
    rules.side !== null &&
    (Math.min(width, height) < rules.side.min || Math.max(width, height) > rules.side.max)
  )
    yield stop(
      'pixels',
      `${title} takes sides of ${rules.side.min} to ${number(rules.side.max)} pixels; this is ${width} × ${height}. Export it in another size.`,
    );
  if (frameRate !== null && (frameRate < rules.frameRate.min || frameRate > rules.frameRate.max))
    yield stop(
      'frame_rate',
      `${title} takes ${rules.frameRate.min} to ${rules.frameRate.max} frames a second; this has ${round(frameRate)}. Export it with 30.`,
    );
  if (rules.bitRateMax !== null && bitRate !== null && bitRate > rules.bitRateMax)
    yield stop(
      'bit_rate',
      `${title} takes at most ${rules.bitRateMax / 1e6} Mbit a second; this has ${round(bitRate / 1e6)}. Export it with less.`,
    );
  if (videoCodec === null || !rules.videoCodecs.includes(videoCodec))
    yield stop('video_codec', codecMessage(title, rules.videoCodecs, videoCodec, 'Export it as H.264.'));
  if (rules.audioCodecs !== null && audioCodec !== null && !rules.audioCodecs.includes(audioCodec))
    yield stop('audio_codec', codecMessage(title, rules.audioCodecs, audioCodec, 'Export its sound as AAC.'));
  if (facts.hasLocation)
    yield advise('location', 'The video says where it was taken. Export it without its location.', null);
  yield* recommended(facts, placement);
}

function* recommended(
  { kind, width, height }: FittedFacts,
  { title, recommended: best }: PlacementRules,
): Generator<MediaFinding> {
  // A pixel or two of rounding is not another shape.
  if (best !== null && Math.abs(width / height / best - 1) > 0.02)
    yield advise(
      'shape',
      `${title} fills the screen at 9:16; this ${kind === 'image' ? 'picture' : 'video'} does not.`,
      null,
    );
}

function stop(rule: string, message: string, fix: MediaFix | null = null): MediaFinding {
  return { rule, message, stops: true, fix };
}

function advise(rule: string, message: string, fix: MediaFix | null): MediaFinding {
  return { rule, message, stops: false, fix };
}

function tooManyBytes(title: string, bytes: number, max: number): string {
  return `${title} takes files of at most ${number(max / 1e6)} MB; this has ${round(bytes / 1e6)} MB. Export it smaller.`;
}

function listTypes(types: readonly Media['mime'][]): string {
  return types.map((type) => typeNames[type]).join(' or ');
}

function codecMessage(
  title: string,
  allowed: readonly string[],
  found: string | null,
  advice: string,
): string {
  const name = (codec: string) => codecNames[codec] ?? codec;
  const is = found === null ? 'this uses one that is not known' : `this is ${name(found)}`;
  return `${title} takes ${allowed.map(name).join(' or ')}; ${is}. ${advice}`;
}

function lengthOf({ min, max }: { readonly min: number; readonly max: number }): string {
  return min < 1000 ? `at most ${seconds(max)}` : `${seconds(min)} to ${seconds(max)}`;
}

function seconds(milliseconds: number): string {
  if (milliseconds < 120_000) return `${round(milliseconds / 1000)} s`;
  return `${round(milliseconds / 60_000)} min`;
}

function ratio(aspect: number): string {
  return aspect >= 1 ? `${round(aspect)}:1` : `1:${round(1 / aspect)}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

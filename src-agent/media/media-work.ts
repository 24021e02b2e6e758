import type { Media, MediaFix } from '../../src-shared/domain/media.ts';

/** What the library knows of a file from its bytes; what a picture does not have is null. */
export type FileFacts = Pick<
  Media,
  | 'kind'
  | 'mime'
  | 'width'
  | 'height'
  | 'orientation'
  | 'durationMs'
  | 'videoCodec'
  | 'audioCodec'
  | 'frameRate'
  | 'bitRate'
  | 'hasLocation'
>;

/**
 * How a picture is drawn anew: cut about its centre (`crop`) into a range of aspects, scaled into a range of widths and
 * sides (pixels), written in at most `bytesMax` bytes where that is possible. Null where there is no such limit.
 */
export type Redrawing = {
  readonly crop: boolean;
  readonly aspect: { readonly min: number; readonly max: number } | null;
  readonly width: { readonly min: number; readonly max: number } | null;
  readonly sidesMax: { readonly long: number; readonly short: number } | null;
  readonly bytesMax: number;
};

/** What the thread beside the agent does with files. Paths are whole; `target` is written with mode 0600. */
export type MediaWork =
  | { readonly kind: 'inspect'; readonly path: string; readonly fileName: string }
  | { readonly kind: 'thumbnail'; readonly path: string; readonly target: string }
  | {
      readonly kind: 'redraw';
      readonly path: string;
      readonly redrawing: Redrawing;
      readonly target: string;
    }
  | { readonly kind: 'strip_location'; readonly path: string; readonly target: string };

/** What comes out: facts of an inspected file, else that the target was written; or a sentence why not. */
export type MediaResult =
  | { readonly facts: FileFacts }
  | { readonly written: true }
  | { readonly refused: string };

/** A piece of work on its way to the thread, and its answer on the way back. */
export type MediaRequest = { readonly id: number; readonly work: MediaWork };
export type MediaAnswer = { readonly id: number; readonly result: MediaResult };

/** Whether these fixes can be made without decoding the picture, so that not a pixel changes. */
export function isLossless(fixes: readonly MediaFix[], mime: Media['mime']): boolean {
  return mime === 'image/jpeg' && fixes.every((fix) => fix === 'strip_location');
}

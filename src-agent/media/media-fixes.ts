import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FixedMedia, Media, MediaFix, Placement } from '../../src-shared/domain/media.ts';
import { fitOf } from '../../src-shared/media-fit.ts';
import { placementRules } from '../../src-shared/media-rules.ts';
import { conflict, done, invalid, type Outcome } from '../outcome.ts';
import { mediaPath, withExtension } from './media-files.ts';
import type { MediaIntake } from './media-intake.ts';
import type { MediaShelf } from './media-shelf.ts';
import { isLossless, type MediaResult, type MediaWork } from './media-work.ts';

/** What making files that fit is built from. */
export type FixParts = {
  readonly dataDir: string;
  readonly shelf: MediaShelf;
  readonly intake: MediaIntake;
  readonly workshop: { do(work: MediaWork): Promise<MediaResult> };
};

/**
 * Makes a file that fits from one that does not, and says what does not fit still. The original stays; the new one lies
 * where it does.
 */
export async function fixMedia(
  parts: FixParts,
  media: Media,
  fixes: readonly MediaFix[],
  placement: Placement,
): Promise<Outcome<FixedMedia>> {
  if (media.kind === 'video')
    return conflict('not_fixable', 'Videos are not converted here. Export it anew as the advice says.');
  if (media.missing)
    return conflict('file_missing', `The file of “${media.fileName}” is gone. Add it again.`);
  const { shelf, workshop, dataDir, intake } = parts;
  const target = await shelf.asidePath();
  try {
    const result = await workshop.do(workFor(media, fixes, placement, mediaPath(dataDir, media), target));
    if ('refused' in result) return invalid({ path: 'fixes', message: result.refused });
    const aside = { path: target, sha256: await hashOf(target), bytes: (await stat(target)).size };
    const taken = await intake.takeAside(aside, withExtension(media.fileName, 'image/jpeg'), {
      folder: media.folder,
      client: media.client,
      tags: media.tags,
      originalId: media.id,
    });
    if ('refused' in taken) return invalid({ path: 'fixes', message: taken.refused });
    return done({ ...taken.media, findings: fitOf(taken.media, placement) });
  } finally {
    await shelf.drop(target);
  }
}

function workFor(
  media: Media,
  fixes: readonly MediaFix[],
  placement: Placement,
  path: string,
  target: string,
): MediaWork {
  if (isLossless(fixes, media.mime)) return { kind: 'strip_location', path, target };
  const rules = placementRules[placement].image;
  const scales = fixes.includes('scale');
  return {
    kind: 'redraw',
    path,
    target,
    redrawing: {
      crop: fixes.includes('crop'),
      aspect: rules?.aspect ?? null,
      width: scales ? (rules?.width ?? null) : null,
      sidesMax: scales ? (rules?.sidesMax ?? null) : null,
      bytesMax: rules?.bytesMax ?? Infinity,
    },
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

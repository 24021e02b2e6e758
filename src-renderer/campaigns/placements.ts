import { assertNever } from '../../src-shared/assert-never.ts';
import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { MediaFinding, MediaFit, MediaFix, Placement } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';

/** Where a file of a post goes on a platform. A carousel's rules hold for each of its files. */
function placementsOf(platform: Platform, kind: ContentKind): readonly Placement[] {
  switch (platform) {
    case 'instagram':
      if (kind === 'story') return ['instagram_story'];
      if (kind === 'carousel') return ['instagram_carousel'];
      return kind === 'video' ? ['instagram_reel'] : ['instagram_image'];
    case 'threads':
      return ['threads'];
    case 'tiktok':
      return kind === 'video' ? ['tiktok_video'] : kind === 'story' ? [] : ['tiktok_photo'];
    default:
      return assertNever(platform);
  }
}

/** What stands against a file on some platforms, and the one call that clears it. */
type PhotoProblem = {
  readonly findings: readonly MediaFinding[];
  readonly placement: Placement;
  readonly fixes: readonly MediaFix[];
};

/**
 * The findings of a file for these platforms, each said once. The fixes are those of all of them; they are made for the
 * placement that asks for most, because what fits there fits the others.
 */
export function photoProblem(
  fits: readonly MediaFit[],
  platforms: readonly Platform[],
  kind: ContentKind,
  fixesOf: (fit: MediaFit) => readonly MediaFix[],
): PhotoProblem | null {
  const wanted = new Set(platforms.flatMap((platform) => placementsOf(platform, kind)));
  const asked = fits.filter(({ placement, findings }) => wanted.has(placement) && findings.length > 0);
  const strictest = asked.toSorted((a, b) => weight(b) - weight(a))[0];
  if (strictest === undefined) return null;
  const said = new Map(
    asked.flatMap(({ findings }) => findings).map((finding) => [finding.message, finding]),
  );
  return {
    findings: [...said.values()].toSorted((a, b) => Number(b.stops) - Number(a.stops)),
    placement: strictest.placement,
    fixes: fixesOf(strictest),
  };
}

function weight({ findings }: MediaFit): number {
  return findings.reduce((sum, { stops }) => sum + (stops ? 100 : 1), 0);
}

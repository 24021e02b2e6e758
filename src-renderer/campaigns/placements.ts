import { assertNever } from '../../src-shared/assert-never.ts';
import type { MediaFinding, MediaFit, MediaFix, Placement } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';

/** Where a photo post of a platform goes. */
function photoPlacement(platform: Platform): Placement {
  switch (platform) {
    case 'instagram':
      return 'instagram_image';
    case 'threads':
      return 'threads';
    case 'tiktok':
      return 'tiktok_photo';
    default:
      return assertNever(platform);
  }
}

/** What stands against a photo on some platforms, and the one call that clears it. */
type PhotoProblem = {
  readonly findings: readonly MediaFinding[];
  readonly placement: Placement;
  readonly fixes: readonly MediaFix[];
};

/**
 * The findings of a photo for these platforms, each said once. The fixes are those of all of them; they are made for the
 * placement that asks for most, because what fits there fits the others.
 */
export function photoProblem(
  fits: readonly MediaFit[],
  platforms: readonly Platform[],
  fixesOf: (fit: MediaFit) => readonly MediaFix[],
): PhotoProblem | null {
  const wanted = new Set(platforms.map(photoPlacement));
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

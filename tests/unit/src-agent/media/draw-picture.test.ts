import fc from 'fast-check';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { cutArea, redraw, sizeFor } from '../../../../src-agent/media/draw-picture.ts';
import type { Redrawing } from '../../../../src-agent/media/media-work.ts';
import { fitOf } from '../../../../src-shared/media-fit.ts';
import { placementRules, placements } from '../../../../src-shared/media-rules.ts';
import { drawPicture } from '../../../support/pictures.ts';

const facts = {
  kind: 'image',
  mime: 'image/jpeg',
  bytes: 1,
  durationMs: null,
  videoCodec: null,
  audioCodec: null,
  frameRate: null,
  bitRate: null,
  hasLocation: false,
} as const;

const side = fc.integer({ min: 1, max: 12_000 });
const size = fc.record({ width: side, height: side });

test.each(placements.filter((placement) => placementRules[placement].image !== null))(
  'whatever is cut and scaled for %s is in its ranges to the pixel',
  (placement) => {
    const rules = placementRules[placement].image;
    const redrawing: Redrawing = {
      crop: true,
      aspect: rules?.aspect ?? null,
      width: rules?.width ?? null,
      sidesMax: rules?.sidesMax ?? null,
      bytesMax: rules?.bytesMax ?? Infinity,
    };
    const broken = (shown: { width: number; height: number }) =>
      fitOf({ ...facts, ...shown }, placement).filter(({ rule }) => rule === 'aspect' || rule === 'pixels');
    fc.assert(
      fc.property(size, (whole) => {
        const area = cutArea(whole, redrawing.aspect);
        expect(area.x + area.width).toBeLessThanOrEqual(whole.width);
        expect(area.y + area.height).toBeLessThanOrEqual(whole.height);
        expect(broken(area).map(({ rule }) => rule)).not.toContain('aspect');
        expect(broken(sizeFor(area, redrawing))).toEqual([]);
        // Scaling alone does not take a shape that is allowed out of its range.
        const isAllowed = !broken(whole).some(({ rule }) => rule === 'aspect');
        if (isAllowed) expect(broken(sizeFor(whole, redrawing))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  },
);

test('a picture that would be too large is written in a lesser quality, of the same size', async () => {
  const bytes = await drawPicture(600, 400).encode('png');
  const redrawing = { crop: false, aspect: null, width: null, sidesMax: null };
  const best = await redraw(bytes, { ...redrawing, bytesMax: Infinity });
  const smaller = await redraw(bytes, { ...redrawing, bytesMax: best.length - 1 });
  expect(smaller.length).toBeLessThan(best.length);
  expect(imageSize(smaller)).toMatchObject({ width: 600, height: 400 });
});

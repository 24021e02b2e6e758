import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { Redrawing } from './media-work.ts';

/** The longer side of a thumbnail, in pixels. */
const thumbnailSide = 480;
const thumbnailQuality = 80;
const pictureQuality = 92;

/** A small JPEG of a picture, upright. */
export async function drawThumbnail(bytes: Buffer): Promise<Buffer> {
  const image = await loadImage(bytes);
  const scale = Math.min(1, thumbnailSide / Math.max(image.width, image.height));
  const area = { x: 0, y: 0, width: image.width, height: image.height };
  return await draw(image, area, scale).encode('jpeg', thumbnailQuality);
}

/** The picture as a JPEG, upright, in sRGB, without anything else the file said, cut and scaled as asked. */
export async function redraw(bytes: Buffer, redrawing: Redrawing): Promise<Buffer> {
  const image = await loadImage(bytes);
  const area = cutArea(image, redrawing.aspect);
  return await draw(image, area, scaleFor(area, redrawing)).encode('jpeg', pictureQuality);
}

type Size = { readonly width: number; readonly height: number };
type Area = Size & { readonly x: number; readonly y: number };

/**
 * The largest area of that aspect about the centre. Rounded so that the aspect errs towards the side it came from by no
 * more than a pixel, and never past a limit: the side that is cut is rounded the way that keeps the limit.
 */
export function cutArea({ width, height }: Size, aspect: number | null): Area {
  if (aspect === null || aspect === width / height) return { x: 0, y: 0, width, height };
  // Too wide: at the limit is the widest allowed, so round the width down; too tall: round the height down.
  const cut =
    width / height > aspect
      ? { width: Math.max(1, Math.floor(height * aspect)), height }
      : { width, height: Math.max(1, Math.floor(width / aspect)) };
  return {
    ...cut,
    x: Math.floor((width - cut.width) / 2),
    y: Math.floor((height - cut.height) / 2),
  };
}

/** By how much an area is scaled to come into the range; 1 when it is in it. */
export function scaleFor({ width, height }: Size, { width: range, sidesMax }: Redrawing): number {
  if (range !== null && width > range.max) return range.max / width;
  if (range !== null && width < range.min) return range.min / width;
  if (sidesMax === null) return 1;
  return Math.min(1, sidesMax.long / Math.max(width, height), sidesMax.short / Math.min(width, height));
}

function draw(image: Image, area: Area, scale: number): Canvas {
  const width = Math.max(1, Math.round(area.width * scale));
  const height = Math.max(1, Math.round(area.height * scale));
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  // JPEG has no transparency: what shows through is white, as the platforms make it.
  paint.fillStyle = '#ffffff';
  paint.fillRect(0, 0, width, height);
  paint.imageSmoothingQuality = 'high';
  paint.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, width, height);
  return canvas;
}

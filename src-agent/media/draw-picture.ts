import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { Redrawing } from './media-work.ts';

/** The longer side of a thumbnail, in pixels. */
const thumbnailSide = 480;
const thumbnailQuality = 80;

/** Qualities a picture is written in, best first: a worse one only where the file would be too large. */
const pictureQualities = [92, 84, 76, 68, 60];

/** A small JPEG of a picture, upright. */
export async function drawThumbnail(bytes: Buffer): Promise<Buffer> {
  const image = await loadImage(bytes);
  const scale = Math.min(1, thumbnailSide / Math.max(image.width, image.height));
  const size = { width: scaled(image.width, scale), height: scaled(image.height, scale) };
  return await draw(image, wholeOf(image), size).encode('jpeg', thumbnailQuality);
}

/** The picture as a JPEG, upright, in sRGB, without anything else the file said, cut and scaled as asked. */
export async function redraw(bytes: Buffer, redrawing: Redrawing): Promise<Buffer> {
  const image = await loadImage(bytes);
  const area = redrawing.crop ? cutArea(image, redrawing.aspect) : wholeOf(image);
  const canvas = draw(image, area, sizeFor(area, redrawing));
  let drawn: Buffer = Buffer.alloc(0);
  for (const quality of pictureQualities) {
    drawn = await canvas.encode('jpeg', quality);
    if (drawn.length <= redrawing.bytesMax) break;
  }
  return drawn;
}

type Size = { readonly width: number; readonly height: number };
type Area = Size & { readonly x: number; readonly y: number };

function wholeOf({ width, height }: Size): Area {
  return { x: 0, y: 0, width, height };
}

function scaled(side: number, scale: number): number {
  return Math.max(1, Math.round(side * scale));
}

/** The largest area about the centre whose aspect is in the range. */
export function cutArea(whole: Size, aspect: Redrawing['aspect']): Area {
  const { width, height } = whole;
  if (aspect === null) return wholeOf(whole);
  // Rounded down, the side that is cut is never past the limit.
  const cut = {
    width: width / height > aspect.max ? Math.max(1, Math.floor(height * aspect.max)) : width,
    height: width / height < aspect.min ? Math.max(1, Math.floor(width / aspect.min)) : height,
  };
  return {
    ...cut,
    x: Math.floor((width - cut.width) / 2),
    y: Math.floor((height - cut.height) / 2),
  };
}

/** The size an area is drawn in: in the ranges, also after rounding, and of its own aspect to a pixel. */
export function sizeFor(area: Size, { aspect, width: range, sidesMax }: Redrawing): Size {
  const scale = scaleFor(area, range, sidesMax);
  if (scale === 1) return area;
  const long = sidesMax?.long ?? Infinity;
  const short = sidesMax?.short ?? Infinity;
  const isWide = area.width >= area.height;
  const width = Math.min(scaled(area.width, scale), isWide ? long : short, range?.max ?? Infinity);
  const height = Math.min(scaled(area.height, scale), isWide ? short : long);
  const isInside = aspect !== null && isBetween(area.width / area.height, aspect);
  if (!isInside) return { width, height };
  // A height that was rounded may be past a limit by less than a pixel.
  return {
    width,
    height: Math.max(Math.ceil(width / aspect.max), Math.min(height, Math.floor(width / aspect.min))),
  };
}

function isBetween(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return value >= min && value <= max;
}

function scaleFor(
  { width, height }: Size,
  range: Redrawing['width'],
  sidesMax: Redrawing['sidesMax'],
): number {
  if (range !== null && width > range.max) return range.max / width;
  if (range !== null && width < range.min) return range.min / width;
  if (sidesMax === null) return 1;
  return Math.min(1, sidesMax.long / Math.max(width, height), sidesMax.short / Math.min(width, height));
}

function draw(image: Image, area: Area, { width, height }: Size): Canvas {
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  // JPEG has no transparency: what shows through is white, as the platforms make it.
  paint.fillStyle = '#ffffff';
  paint.fillRect(0, 0, width, height);
  paint.imageSmoothingQuality = 'high';
  paint.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, width, height);
  return canvas;
}

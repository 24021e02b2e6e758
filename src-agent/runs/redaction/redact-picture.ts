import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { ScreenBounds } from '../../../src-shared/domain/replay.ts';

/** Around an element, in device pixels: text may stand out, and the picture is taken a moment after the screen was read. */
const margin = 12;

/**
 * A screenshot with those places filled; `screen` is the size of the screen they are measured on. Without one, nothing is
 * known of what stands where, and all of it is filled.
 */
export async function redactPicture(
  png: Uint8Array,
  places: readonly ScreenBounds[],
  screen: { readonly width: number; readonly height: number } | null,
): Promise<Uint8Array> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  drawing.fillStyle = '#1f2328';
  if (screen === null || screen.width === 0 || screen.height === 0)
    drawing.fillRect(0, 0, canvas.width, canvas.height);
  else {
    const [x, y] = [canvas.width / screen.width, canvas.height / screen.height];
    for (const { left, top, right, bottom } of places)
      drawing.fillRect(
        (left - margin) * x,
        (top - margin) * y,
        (right - left + 2 * margin) * x,
        (bottom - top + 2 * margin) * y,
      );
  }
  return await canvas.encode('png');
}

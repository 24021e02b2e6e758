import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Good enough to see what a phone does on a tile. */
const quality = 70;

/** A screenshot as a JPEG of at most that width in pixels. */
export async function smallPicture(screenshot: Uint8Array, width: number): Promise<Buffer> {
  const image = await loadImage(screenshot);
  const scale = Math.min(1, width / image.width);
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return await canvas.encode('jpeg', quality);
}

import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Wide enough to read a phone's text, small enough that a report of many steps can be mailed. */
const width = 540;

/** A screenshot as it goes into a report: at most 540 pixels wide, WebP, base64. */
export async function reportPicture(screenshot: Uint8Array): Promise<string> {
  const image = await loadImage(screenshot);
  const scale = Math.min(1, width / image.width);
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return (await canvas.encode('webp', 80)).toString('base64');
}

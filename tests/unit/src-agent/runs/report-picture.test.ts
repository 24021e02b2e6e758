import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { reportPicture } from '../../../../src-agent/runs/report-picture.ts';

async function screenshot(width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  paint.fillStyle = '#ffffff';
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = '#c02040';
  paint.fillRect(0, 0, width / 2, height);
  return canvas.encode('png');
}

test('a phone’s screen becomes a small picture of the same shape and colours', async () => {
  const bytes = Buffer.from(await reportPicture(await screenshot(1080, 2400)), 'base64');
  const image = await loadImage(bytes);
  expect([image.width, image.height]).toEqual([540, 1200]);
  const canvas = createCanvas(540, 1200);
  const paint = canvas.getContext('2d');
  paint.drawImage(image, 0, 0);
  const [red = 0, green = 255] = paint.getImageData(100, 600, 1, 1).data;
  expect(red).toBeGreaterThan(150);
  expect(green).toBeLessThan(80);
  expect([...paint.getImageData(400, 600, 1, 1).data].every((value) => value > 240)).toBe(true);
});

test('a small one is not blown up', async () => {
  const image = await loadImage(Buffer.from(await reportPicture(await screenshot(320, 480)), 'base64'));
  expect([image.width, image.height]).toEqual([320, 480]);
});

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { node, rect } from '../../../../../src-simulator/phone/screen/node.ts';
import { Painter } from '../../../../../src-simulator/phone/screen/paint.ts';
import { Pictures } from '../../../../../src-simulator/phone/screen/pictures.ts';

test('a screenshot is a PNG of the screen, with the real picture where the app shows it', async () => {
  const pictures = new Pictures();
  const source = createCanvas(40, 40);
  const brush = source.getContext('2d');
  brush.fillStyle = '#20a040';
  brush.fillRect(0, 0, 40, 20);
  brush.fillStyle = '#c03060';
  brush.fillRect(0, 20, 40, 20);
  const picture = await pictures.add(source.toBuffer('image/png'));
  const png = await new Painter(pictures).paint(
    {
      name: 'home',
      packageName: 'app',
      activity: '.App',
      behind: null,
      keyboard: false,
      root: node('FrameLayout', rect(0, 0, 1080, 2400), { look: { kind: 'fill', color: '#102030' } }, [
        node('ImageView', rect(0, 1000, 400, 400), {
          look: { kind: 'picture', sha256: picture?.sha256 ?? '' },
        }),
      ]),
    },
    '09:41',
  );
  const image = await loadImage(png);
  const seen = createCanvas(image.width, image.height);
  seen.getContext('2d').drawImage(image, 0, 0);
  const at = (x: number, y: number) =>
    Array.from(seen.getContext('2d').getImageData(x, y, 1, 1).data.slice(0, 3));
  expect([image.width, image.height]).toEqual([1080, 2400]);
  expect(at(700, 1200)).toEqual([0x10, 0x20, 0x30]);
  expect(at(200, 1100)).toEqual([0x20, 0xa0, 0x40]);
  expect(at(200, 1300)).toEqual([0xc0, 0x30, 0x60]);
});

test('a file that is no picture does not come into the gallery', async () => {
  expect(await new Pictures().add(Buffer.from('hello'))).toBeNull();
});

import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
const size = 1080;
const font = 'Switchyard Poster';

/** Draws the picture the demo publishes: a sunrise over hills, 1080 by 1080 pixels, as JPEG. */
export function drawPoster(): Promise<Buffer> {
  GlobalFonts.registerFromPath(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'), font);
  const canvas = createCanvas(size, size);
  const paint = canvas.getContext('2d');
  sky(paint);
  sun(paint, size / 2, 560, 190);
  hill(paint, 640, 60, 1.0, 0.6, '#e9835f');
  hill(paint, 720, 70, 1.4, 2.4, '#b9536b');
  hill(paint, 820, 60, 1.1, 4.1, '#6d3a6b');
  hill(paint, 920, 50, 1.7, 5.2, '#33264f');
  words(paint);
  return canvas.encode('jpeg', 92);
}

function sky(paint: SKRSContext2D): void {
  const gradient = paint.createLinearGradient(0, 0, 0, 760);
  gradient.addColorStop(0, '#2c3e72');
  gradient.addColorStop(0.45, '#c9748b');
  gradient.addColorStop(0.8, '#f7b579');
  gradient.addColorStop(1, '#fde0a6');
  paint.fillStyle = gradient;
  paint.fillRect(0, 0, size, size);
}

function sun(paint: SKRSContext2D, x: number, y: number, radius: number): void {
  const glow = paint.createRadialGradient(x, y, radius * 0.8, x, y, radius * 2.6);
  glow.addColorStop(0, 'rgba(255, 240, 205, 0.75)');
  glow.addColorStop(1, 'rgba(255, 240, 205, 0)');
  paint.fillStyle = glow;
  paint.fillRect(0, 0, size, size);
  paint.fillStyle = '#fff3d6';
  paint.beginPath();
  paint.arc(x, y, radius, 0, 2 * Math.PI);
  paint.fill();
}

/** A ridge: two waves on top of each other, so that no two hills look alike. */
function hill(
  paint: SKRSContext2D,
  top: number,
  height: number,
  waves: number,
  shift: number,
  colour: string,
): void {
  paint.fillStyle = colour;
  paint.beginPath();
  paint.moveTo(0, size);
  for (let x = 0; x <= size; x += 4) {
    const at = (x / size) * 2 * Math.PI * waves + shift;
    paint.lineTo(x, top - height * (Math.sin(at) + 0.4 * Math.sin(2.3 * at + 1)));
  }
  paint.lineTo(size, size);
  paint.fill();
}

function words(paint: SKRSContext2D): void {
  paint.fillStyle = '#fffaf0';
  paint.textAlign = 'center';
  paint.font = `92px "${font}"`;
  paint.letterSpacing = '2px';
  paint.fillText('First light', size / 2, 200);
  paint.font = `34px "${font}"`;
  paint.letterSpacing = '10px';
  paint.fillText('A NEW SEASON', size / 2, 270);
}

// Draws resources/icons/icon.png and the tray's icons: `node scripts/draw-icons.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';

const resources = new URL('../resources/', import.meta.url);

type Draw = (context: SKRSContext2D) => void;

/** Draws on a square of `units` by `units`, rendered as a PNG of `pixels` by `pixels`. */
function png(pixels: number, units: number, draw: Draw): Buffer {
  const canvas = createCanvas(pixels, pixels);
  const context = canvas.getContext('2d');
  context.scale(pixels / units, pixels / units);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  draw(context);
  return canvas.toBuffer('image/png');
}

/** The mark: tracks that change sides at a switch, in a square of 32. */
const throughTrack = new Path2D('M8 22h4c6 0 4.6-12 10.6-12H24');
const sideTracks = new Path2D('M8 10h4c1.5 0 2.5.8 3.2 1.9M18.5 20c.8 1.2 2 2 3.9 2H24');

/** On Apple's grid the tile is 824 of 1024 wide, with the shadow in what is left. */
const appIcon: Draw = (context) => {
  const background = context.createLinearGradient(0, 100, 0, 924);
  background.addColorStop(0, '#6f64e8');
  background.addColorStop(1, '#4a3fbe');
  context.save();
  context.shadowColor = 'rgba(0, 0, 0, 0.3)';
  context.shadowBlur = 24;
  context.shadowOffsetY = 12;
  context.fillStyle = background;
  context.beginPath();
  context.roundRect(100, 100, 824, 824, 185);
  context.fill();
  context.restore();
  context.translate(512, 512);
  context.scale(29, 29);
  context.translate(-16, -16);
  context.lineWidth = 2.6;
  context.strokeStyle = 'rgba(255, 255, 255, 0.55)';
  context.stroke(sideTracks);
  context.strokeStyle = '#ffffff';
  context.stroke(throughTrack);
};

/** A phone in outline, in a square of 16. */
function phone(context: SKRSContext2D): void {
  context.lineWidth = 1.4;
  context.beginPath();
  context.roundRect(4.2, 1.2, 7.6, 13.6, 2);
}

/** Cuts a ring free around what is drawn next, so that it stands apart whatever the menu bar's colour. */
function clear(context: SKRSContext2D, path: () => void): void {
  context.save();
  context.globalCompositeOperation = 'destination-out';
  path();
  context.restore();
}

const disc = (context: SKRSContext2D, radius: number) => {
  context.beginPath();
  context.arc(12.2, 12, radius, 0, 2 * Math.PI);
  context.fill();
};

const idle: Draw = (context) => {
  phone(context);
  context.stroke();
};

const ready: Draw = (context) => {
  phone(context);
  context.fill();
  context.stroke();
  clear(context, () => {
    context.beginPath();
    context.roundRect(6.4, 12, 3.2, 1.2, 0.6);
    context.fill();
  });
};

const slash = (context: SKRSContext2D, width: number) => {
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(2, 14);
  context.lineTo(14, 2);
  context.stroke();
};

/** Black with transparency only: macOS takes the shape and paints it in the menu bar's own colour. */
const trayIcons: Record<string, Draw> = {
  idle,
  ready,
  running(context) {
    ready(context);
    clear(context, () => disc(context, 4));
    disc(context, 2.8);
  },
  offline(context) {
    idle(context);
    clear(context, () => slash(context, 4));
    slash(context, 1.5);
  },
  attention(context) {
    idle(context);
    context.lineWidth = 1.8;
    context.beginPath();
    context.moveTo(8, 4.6);
    context.lineTo(8, 8.4);
    context.stroke();
    context.beginPath();
    context.arc(8, 11.4, 1.1, 0, 2 * Math.PI);
    context.fill();
  },
};

mkdirSync(new URL('icons/', resources), { recursive: true });
mkdirSync(new URL('tray/', resources), { recursive: true });
writeFileSync(new URL('icons/icon.png', resources), png(1024, 1024, appIcon));
for (const [name, draw] of Object.entries(trayIcons)) {
  writeFileSync(new URL(`tray/${name}Template.png`, resources), png(16, 16, draw));
  writeFileSync(new URL(`tray/${name}Template@2x.png`, resources), png(32, 16, draw));
}

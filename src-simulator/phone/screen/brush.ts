import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { assertNever } from '../../../src-shared/assert-never.ts';
import { icons } from './icons.ts';
import { palette, type Look } from './look.ts';
import type { Rect } from './node.ts';
import type { Pictures } from './pictures.ts';
import { fontFamily, drawText } from './text.ts';

const avatarColours = ['#c8553d', '#2f6690', '#4f772d', '#7b2d8b', '#b08900', '#00798c'] as const;

/** Paints one look in a frame. */
export function drawLook(brush: SKRSContext2D, look: Look, frame: Rect, pictures: Pictures): void {
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  switch (look.kind) {
    case 'fill':
      brush.fillStyle = look.color;
      rounded(brush, frame, look.radius ?? 0);
      brush.fill();
      return;
    case 'outline':
      brush.strokeStyle = look.color;
      brush.lineWidth = look.width ?? 3;
      rounded(brush, frame, look.radius ?? 0);
      brush.stroke();
      return;
    case 'gradient': {
      const colours = brush.createLinearGradient(frame.left, frame.top, frame.right, frame.bottom);
      colours.addColorStop(0, look.from);
      colours.addColorStop(1, look.to);
      brush.fillStyle = colours;
      rounded(brush, frame, look.radius ?? 0);
      brush.fill();
      return;
    }
    case 'shade':
      brush.fillStyle = `rgba(0,0,0,${look.opacity})`;
      brush.fillRect(frame.left, frame.top, width, height);
      return;
    case 'text':
      drawText(brush, look, frame);
      return;
    case 'icon': {
      const size = look.size ?? Math.min(width, height);
      const scale = size / 24;
      brush.translate(frame.left + (width - size) / 2, frame.top + (height - size) / 2);
      brush.scale(scale, scale);
      brush.lineWidth = 1.9;
      brush.lineCap = 'round';
      brush.lineJoin = 'round';
      brush.strokeStyle = look.color ?? palette.ink;
      brush.fillStyle = look.color ?? palette.ink;
      const path = new Path2D(icons[look.name]);
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a path, not an array
      if (look.filled === true) brush.fill(path);
      brush.stroke(path);
      return;
    }
    case 'avatar':
      drawAvatar(brush, look.name, look.ring ?? false, frame);
      return;
    case 'picture':
      drawPicture(brush, look, frame, pictures);
      return;
    default:
      assertNever(look);
  }
}

function rounded(brush: SKRSContext2D, frame: Rect, radius: number): void {
  brush.beginPath();
  brush.roundRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, radius);
}

function drawAvatar(brush: SKRSContext2D, name: string, ring: boolean, frame: Rect): void {
  const size = Math.min(frame.right - frame.left, frame.bottom - frame.top);
  const x = (frame.left + frame.right) / 2;
  const y = (frame.top + frame.bottom) / 2;
  const radius = size / 2 - (ring ? size * 0.09 : 0);
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  if (ring) {
    brush.strokeStyle = palette.red;
    brush.lineWidth = size * 0.045;
    brush.beginPath();
    brush.arc(x, y, size / 2 - brush.lineWidth / 2, 0, 2 * Math.PI);
    brush.stroke();
  }
  brush.fillStyle = avatarColours[sum % avatarColours.length] ?? palette.ink;
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
  const initials = name
    .split(/[\s._]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 2);
  brush.fillStyle = '#ffffff';
  brush.font = `bold ${Math.round(radius * 0.72)}px ${fontFamily}`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillText(initials, x, y);
}

function drawPicture(
  brush: SKRSContext2D,
  look: Extract<Look, { kind: 'picture' }>,
  frame: Rect,
  pictures: Pictures,
): void {
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  rounded(brush, frame, look.radius ?? 0);
  brush.clip();
  brush.fillStyle = look.fit === 'contain' ? 'rgba(0,0,0,0)' : palette.field;
  brush.fillRect(frame.left, frame.top, width, height);
  const image = pictures.find(look.sha256)?.image;
  if (image) {
    const ratios = [width / image.width, height / image.height];
    const scale = look.fit === 'contain' ? Math.min(...ratios) : Math.max(...ratios);
    const drawn = { width: image.width * scale, height: image.height * scale };
    const left = frame.left + (width - drawn.width) / 2;
    const top = frame.top + (height - drawn.height) / 2;
    brush.drawImage(image, left, top, drawn.width, drawn.height);
  }
  if (look.tint !== undefined) {
    brush.fillStyle = look.tint;
    brush.fillRect(frame.left, frame.top, width, height);
  }
}

import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { palette, type TextStyle } from './look.ts';
import type { Rect } from './node.ts';

/** Name the shipped font is registered under; a system font steps in for letters it lacks. */
export const fontFamily = 'Simulated';

/** Registers the font that screens are written in. Doing it again changes nothing. */
export function loadFonts(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  GlobalFonts.registerFromPath(join(fonts, 'DejaVuSans.ttf'), fontFamily);
  GlobalFonts.registerFromPath(join(fonts, 'DejaVuSans-Bold.ttf'), fontFamily);
}

/** Writes text in a frame: one line in its middle, or several from its top; what is too long ends in "…". */
export function drawText(
  brush: SKRSContext2D,
  look: { readonly text: string } & TextStyle,
  frame: Rect,
): void {
  brush.font = `${look.bold === true ? 'bold ' : ''}${look.size}px ${fontFamily}`;
  brush.fillStyle = look.color ?? palette.ink;
  brush.textAlign = look.align ?? 'left';
  brush.textBaseline = 'middle';
  const width = frame.right - frame.left;
  const x =
    look.align === 'center'
      ? (frame.left + frame.right) / 2
      : look.align === 'right'
        ? frame.right
        : frame.left;
  const most = look.lines ?? 1;
  const lines = wrap(brush, look.text, width, most);
  const lineHeight = look.size * 1.38;
  const top = most === 1 || lines.length === 1 ? middle(frame, look, most) : frame.top + lineHeight / 2;
  lines.forEach((line, at) => brush.fillText(line, x, top + at * lineHeight));
}

function middle(frame: Rect, look: TextStyle, most: number): number {
  return most === 1 || frame.bottom - frame.top < look.size * 2.4
    ? (frame.top + frame.bottom) / 2
    : frame.top + (look.size * 1.38) / 2;
}

function wrap(brush: SKRSContext2D, text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of most === 1 ? [paragraph] : paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && brush.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
    if (lines.length > most) break;
  }
  const shown = lines.slice(0, most);
  const last = shown.at(-1) ?? '';
  if (lines.length > most || brush.measureText(last).width > width)
    shown[shown.length - 1] = shorten(brush, last, width);
  return shown;
}

function shorten(brush: SKRSContext2D, line: string, width: number): string {
  let text = line;
  while (text.length > 0 && brush.measureText(`${text}…`).width > width) text = text.slice(0, -1);
  return `${text}…`;
}

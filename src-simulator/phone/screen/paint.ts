import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { drawLook } from './brush.ts';
import { palette, words, type IconName } from './look.ts';
import { rect, screenSize, statusBarHeight, type UiNode } from './node.ts';
import type { Pictures } from './pictures.ts';
import { PngEncoder } from './png.ts';
import { loadFonts } from './text.ts';
import { keyboardTop, type ScreenView } from './window.ts';

const { width, height } = screenSize;
const dark = new Set([
  'editor',
  'launcher',
  'create_sheet',
  'account_switcher',
  'follow_sheet',
  'story',
  'tiktok_home',
  'tiktok_video',
  'tiktok_camera',
  'tiktok_editor',
]);

/** Screens that were painted last; phones that do the same show the same. */
const kept = 64;

/** Paints screens. One canvas serves all, so paintings follow one another. */
export class Painter {
  readonly #painted = new Map<string, Promise<Buffer>>();
  readonly #canvas = createCanvas(width, height);
  readonly #encoder = new PngEncoder(width, height);
  readonly #pictures: Pictures;

  constructor(pictures: Pictures) {
    loadFonts();
    this.#pictures = pictures;
  }

  /** The screen as PNG, with the status bar and what Android itself draws. */
  paint(view: ScreenView, clock: string): Promise<Buffer> {
    const appearance = appearanceOf(view, clock);
    const png = this.#painted.get(appearance) ?? this.#paint(view, clock);
    this.#painted.delete(appearance);
    this.#painted.set(appearance, png);
    const [oldest] = this.#painted.keys();
    if (oldest !== undefined && this.#painted.size > kept) this.#painted.delete(oldest);
    return png;
  }

  async #paint(view: ScreenView, clock: string): Promise<Buffer> {
    const brush = this.#canvas.getContext('2d');
    brush.fillStyle = palette.paper;
    brush.fillRect(0, 0, width, height);
    if (view.behind) {
      this.#paintNode(brush, view.behind);
      drawLook(brush, { kind: 'shade', opacity: 0.6 }, rect(0, 0, width, height), this.#pictures);
    }
    this.#paintNode(brush, view.root);
    if (view.keyboard) this.#paintKeyboard(brush);
    this.#paintSystemBars(brush, clock, dark.has(view.name) || view.behind !== null);
    return this.#encoder.encode(brush);
  }

  #paintNode(brush: SKRSContext2D, view: UiNode): void {
    const { left, top, right, bottom } = view.bounds;
    for (const look of view.look) {
      brush.save();
      brush.beginPath();
      brush.rect(left, top, right - left, bottom - top);
      brush.clip();
      drawLook(brush, look, view.frame, this.#pictures);
      brush.restore();
    }
    for (const child of view.children) this.#paintNode(brush, child);
  }

  #paintSystemBars(brush: SKRSContext2D, clock: string, light: boolean): void {
    const color = light ? '#ffffff' : palette.ink;
    const paint = (look: Parameters<typeof drawLook>[1], area: Parameters<typeof drawLook>[2]) => {
      brush.save();
      drawLook(brush, look, area, this.#pictures);
      brush.restore();
    };
    paint(words(clock, { size: 34, color, bold: true }), rect(44, 4, 200, statusBarHeight - 4));
    const label = rect(390, 16, 300, 44);
    paint({ kind: 'fill', color: light ? 'rgba(255,255,255,0.22)' : '#eceef1', radius: 22 }, label);
    paint(words('Simulated phone', { size: 26, color, align: 'center' }), label);
    const symbols: readonly IconName[] = ['signal', 'wifi', 'battery'];
    symbols.forEach((name, at) => paint({ kind: 'icon', name, color }, rect(886 + at * 54, 18, 40, 40)));
    const handle = light ? 'rgba(255,255,255,0.85)' : 'rgba(12,16,20,0.8)';
    paint({ kind: 'fill', color: handle, radius: 5 }, rect(370, height - 28, 340, 10));
  }

  #paintKeyboard(brush: SKRSContext2D): void {
    const paint = (look: Parameters<typeof drawLook>[1], area: Parameters<typeof drawLook>[2]) => {
      brush.save();
      drawLook(brush, look, area, this.#pictures);
      brush.restore();
    };
    paint({ kind: 'fill', color: '#dfe2e7' }, rect(0, keyboardTop, width, height - keyboardTop));
    const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
    rows.forEach((letters, at) => {
      const indent = (10 - letters.length) * 53;
      Array.from(letters).forEach((letter, column) => {
        const key = rect(14 + indent + column * 106, keyboardTop + 40 + at * 168, 94, 148);
        paint({ kind: 'fill', color: '#ffffff', radius: 14 }, key);
        paint(words(letter, { size: 50, align: 'center' }), key);
      });
    });
    const space = rect(260, keyboardTop + 544, 560, 148);
    paint({ kind: 'fill', color: '#ffffff', radius: 14 }, space);
    paint(words('English', { size: 36, color: palette.muted, align: 'center' }), space);
  }
}

/** All that a painting depends on. */
function appearanceOf({ name, root, behind, keyboard }: ScreenView, clock: string): string {
  const seen: unknown[] = [name, keyboard, clock];
  const add = ({ bounds, frame, look, children }: UiNode): void => {
    if (look.length > 0) seen.push(bounds, frame, look);
    for (const child of children) add(child);
  };
  if (behind) add(behind);
  seen.push(behind !== null);
  add(root);
  return JSON.stringify(seen);
}

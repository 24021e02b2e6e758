import type { PhoneInput } from '../../src-shared/domain/device.ts';

/** Where and when a finger or the mouse was: on the picture as it is shown, in CSS pixels, and in milliseconds. */
export type Touch = { readonly x: number; readonly y: number; readonly at: number };

type Size = { readonly width: number; readonly height: number };

/** Less than this is a hand that shakes, in CSS pixels. */
const slop = 8;
const longPressMs = 550;

/** What a movement over the picture means on the phone. `shown`: the picture's size on the page; `screen`: in device pixels. */
export function gestureOf(from: Touch, to: Touch, shown: Size, screen: Size): PhoneInput {
  const start = placeOn(from, shown, screen);
  const took = to.at - from.at;
  if (Math.hypot(to.x - from.x, to.y - from.y) < slop)
    return { kind: took >= longPressMs ? 'long_press' : 'tap', ...start };
  const end = placeOn(to, shown, screen);
  const milliseconds = Math.round(Math.min(5000, Math.max(50, took)));
  return { kind: 'swipe', ...start, toX: end.x, toY: end.y, milliseconds };
}

function placeOn({ x, y }: Touch, shown: Size, screen: Size): { readonly x: number; readonly y: number } {
  return { x: scaled(x, shown.width, screen.width), y: scaled(y, shown.height, screen.height) };
}

function scaled(value: number, shown: number, pixels: number): number {
  return Math.min(pixels - 1, Math.max(0, Math.round((value / shown) * pixels)));
}

import type { Point } from '../phone-driver.ts';

const pressTime = 60;
const longPressTime = 900;

type Step =
  | {
      type: 'pointerMove';
      duration: number;
      x: number;
      y: number;
      origin: 'viewport';
    }
  | { type: 'pointerDown' | 'pointerUp'; button: 0 }
  | { type: 'pause'; duration: number };

type Gesture = {
  type: 'pointer';
  id: string;
  parameters: { pointerType: 'touch' };
  actions: Step[];
}[];

/** A short touch, as W3C actions. */
export function tapGesture(at: Point): Gesture {
  return finger([moveTo(at, 0), down, { type: 'pause', duration: pressTime }, up]);
}

/** A touch long enough for every launcher and app to take it for one. */
export function longPressGesture(at: Point): Gesture {
  return finger([moveTo(at, 0), down, { type: 'pause', duration: longPressTime }, up]);
}

/** A touch that moves. */
export function swipeGesture(from: Point, to: Point, milliseconds: number): Gesture {
  return finger([moveTo(from, 0), down, moveTo(to, milliseconds), up]);
}

const down: Step = { type: 'pointerDown', button: 0 };
const up: Step = { type: 'pointerUp', button: 0 };

function moveTo({ x, y }: Point, duration: number): Step {
  return { type: 'pointerMove', duration, x: Math.round(x), y: Math.round(y), origin: 'viewport' };
}

function finger(actions: Step[]): Gesture {
  return [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }];
}

import { describe, expect, test } from 'vitest';
import { gestureOf } from '../../../../src-renderer/devices/pointer-gesture.ts';
import { typedKey } from '../../../../src-renderer/devices/typed-keys.ts';
import { nextTile } from '../../../../src-renderer/devices/wall-keys.ts';

const shown = { width: 270, height: 600 };
const screen = { width: 1080, height: 2400 };
const at = (x: number, y: number, time: number) => ({ x, y, at: time });

describe('a finger on the picture', () => {
  test('taps, presses long or swipes in the pixels of the phone', () => {
    expect(gestureOf(at(45, 480, 0), at(47, 483, 120), shown, screen)).toEqual({
      kind: 'tap',
      x: 180,
      y: 1920,
    });
    expect(gestureOf(at(45, 480, 0), at(45, 480, 600), shown, screen)).toMatchObject({ kind: 'long_press' });
    expect(gestureOf(at(135, 500, 0), at(135, 100, 240), shown, screen)).toEqual({
      kind: 'swipe',
      x: 540,
      y: 2000,
      toX: 540,
      toY: 400,
      milliseconds: 240,
    });
  });

  test('that leaves the picture ends at its edge', () => {
    expect(gestureOf(at(0, 0, 0), at(400, 900, 10), shown, screen)).toEqual({
      kind: 'swipe',
      x: 0,
      y: 0,
      toX: 1079,
      toY: 2399,
      milliseconds: 50,
    });
  });
});

test('keys on the picture are the phone’s, and shortcuts of the page stay the page’s', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  expect(typedKey({ ...plain, key: 'Escape' })).toEqual({ kind: 'key', key: 'back' });
  expect(typedKey({ ...plain, key: 'a' })).toEqual({ kind: 'text', text: 'a' });
  expect(typedKey({ ...plain, key: 'k', ctrlKey: true })).toBeNull();
  expect(typedKey({ ...plain, key: 'Tab' })).toBeNull();
  expect(typedKey({ ...plain, key: 'é' })).toBeNull();
});

test('arrow keys go over the wall by rows and columns, and stay at its edges', () => {
  expect(nextTile('ArrowRight', 0, 3, 8)).toBe(1);
  expect(nextTile('ArrowDown', 1, 3, 8)).toBe(4);
  expect(nextTile('ArrowDown', 6, 3, 8)).toBe(6);
  expect(nextTile('ArrowUp', 1, 3, 8)).toBe(1);
  expect(nextTile('End', 2, 3, 8)).toBe(7);
  expect(nextTile('Home', 5, 3, 8)).toBe(0);
  expect(nextTile('a', 5, 3, 8)).toBeNull();
});

import { assertNever } from '../../src-shared/assert-never.ts';
import type { PhoneInput, PhoneKey } from '../../src-shared/domain/device.ts';
import { shellWord } from './adb/shell-protocol.ts';

/** Long enough for every launcher and app to take a touch for a long one, in milliseconds. */
const longPressMs = 900;

/** Android's key codes (android.view.KeyEvent). */
const keyCodes: Readonly<Record<PhoneKey, number>> = {
  home: 3,
  back: 4,
  power: 26,
  enter: 66,
  backspace: 67,
  recents: 187,
};

const keyWords: Readonly<Record<PhoneKey, string>> = {
  home: 'Home',
  back: 'Back',
  power: 'the power button',
  enter: 'Enter',
  backspace: 'Backspace',
  recents: 'Recent apps',
};

/** The line of the phone's shell that does it; null for a text that the phone's `input` cannot type. */
export function inputCommand(input: PhoneInput): string | null {
  switch (input.kind) {
    case 'tap':
      return `input tap ${input.x} ${input.y}`;
    case 'long_press':
      return `input swipe ${input.x} ${input.y} ${input.x} ${input.y} ${longPressMs}`;
    case 'swipe':
      return `input swipe ${input.x} ${input.y} ${input.toX} ${input.toY} ${input.milliseconds}`;
    case 'text':
      return isTypeable(input.text) ? typing(input.text) : null;
    case 'key':
      return `input keyevent ${keyCodes[input.key]}`;
    default:
      return assertNever(input);
  }
}

/** What was done, for the log: never what was typed, only how much. */
export function inputWords(input: PhoneInput): string {
  switch (input.kind) {
    case 'tap':
      return `tapped at ${input.x}, ${input.y}`;
    case 'long_press':
      return `pressed long at ${input.x}, ${input.y}`;
    case 'swipe':
      return `swiped from ${input.x}, ${input.y} to ${input.toX}, ${input.toY}`;
    case 'text':
      return `typed ${input.text.length} ${input.text.length === 1 ? 'character' : 'characters'}`;
    case 'key':
      return `pressed ${keyWords[input.key]}`;
    default:
      return assertNever(input);
  }
}

/** `input text` knows the keys of a plain keyboard only (Android's Virtual.kcm): printable ASCII. */
function isTypeable(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

/** `input text` makes a space of `%s`, so the two signs are never in one command. */
function typing(text: string): string {
  return text
    .split(/(?<=%)(?=s)/)
    .map((piece) => `input text ${shellWord(piece)}`)
    .join(' && ');
}

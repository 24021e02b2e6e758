import type { Command, ShellPhone } from './shell-phone.ts';

const usage = 'Error: Invalid arguments for command: ';
const sources = ['touchscreen', 'keyboard', 'dpad', 'stylus', 'mouse', 'touchpad'];

/** Android's key codes and their names (android.view.KeyEvent), as far as something happens here. */
const keys: Readonly<Record<string, 'home' | 'back' | 'enter' | 'delete'>> = {
  '3': 'home',
  HOME: 'home',
  '4': 'back',
  BACK: 'back',
  '66': 'enter',
  ENTER: 'enter',
  '67': 'delete',
  DEL: 'delete',
};

/** `input [SOURCE] tap X Y | swipe X Y X Y [MS] | text TEXT | keyevent KEY…`, as com.android.commands.input does it. */
export const input: Command = (words, phone, output) => {
  const [verb, ...rest] = sources.includes(words[0] ?? '') ? words.slice(1) : words;
  const done = perform(verb ?? '', rest, phone);
  if (done) return 0;
  output.error(`${usage}${verb}`);
  return 255;
};

function perform(verb: string, rest: readonly string[], { hand }: ShellPhone): boolean {
  const [x, y, toX, toY] = rest.map(Number);
  switch (verb) {
    case 'tap':
      if (!isPlace(x) || !isPlace(y) || rest.length > 2) return false;
      hand.tap({ x, y });
      return true;
    case 'swipe':
    case 'draganddrop':
      if (!isPlace(x) || !isPlace(y) || !isPlace(toX) || !isPlace(toY)) return false;
      hand.swipe({ x, y }, { x: toX, y: toY });
      return true;
    case 'text':
      if (rest.length !== 1) return false;
      hand.type((rest[0] ?? '').replaceAll('%s', ' '));
      return true;
    case 'keyevent':
      for (const word of rest) {
        const key = keys[word.replace('KEYCODE_', '')];
        if (key !== undefined) hand.press(key);
      }
      return rest.length > 0;
    default:
      return false;
  }
}

function isPlace(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}

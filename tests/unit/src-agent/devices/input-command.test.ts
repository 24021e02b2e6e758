import { expect, test } from 'vitest';
import { inputCommand, inputWords } from '../../../../src-agent/devices/input-command.ts';
import { parseCommandLine } from '../../../../src-simulator/phone/shell/command-line.ts';

const text = (typed: string) => ({ kind: 'text' as const, text: typed });

test('fingers and keys become the phone’s own commands', () => {
  expect(inputCommand({ kind: 'tap', x: 5, y: 6 })).toBe('input tap 5 6');
  expect(inputCommand({ kind: 'long_press', x: 5, y: 6 })).toBe('input swipe 5 6 5 6 900');
  expect(inputCommand({ kind: 'swipe', x: 1, y: 2, toX: 3, toY: 4, milliseconds: 300 })).toBe(
    'input swipe 1 2 3 4 300',
  );
  expect(inputCommand({ kind: 'key', key: 'recents' })).toBe('input keyevent 187');
});

test.each([
  "it's “fine”".replaceAll(/[“”]/g, '"'),
  '$(reboot); rm -rf /sdcard & echo `id` > /x | y',
  '100%sure %%s %s',
  '   ',
  String.raw`back\slash 'quoted' "twice" *?[a-z]{b} ~ # !`,
])('whatever is typed reaches the phone as it is: %s', (typed) => {
  const typedBack = parseCommandLine(inputCommand(text(typed)) ?? '').map(({ pipeline }) => pipeline);
  for (const pipeline of typedBack) expect(pipeline).toEqual([['input', 'text', expect.any(String)]]);
  const words = typedBack.map(([command]) => command?.[2] ?? '');
  for (const word of words) expect(word).not.toContain('%s');
  expect(words.join('')).toBe(typed);
});

test.each(['café', '日本', '👋', 'two\nlines', '\u0007'])(
  'what the phone’s keys cannot type is refused: %j',
  (typed) => {
    expect(inputCommand(text(typed))).toBeNull();
  },
);

test('the log has the length of a text and not the text', () => {
  expect(inputWords(text('hunter2'))).toBe('typed 7 characters');
  expect(inputWords({ kind: 'key', key: 'back' })).toBe('pressed Back');
});

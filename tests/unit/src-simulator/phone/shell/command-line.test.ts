import { expect, test } from 'vitest';
import { parseCommandLine } from '../../../../../src-simulator/phone/shell/command-line.ts';

const words = (line: string) => parseCommandLine(line).map(({ pipeline }) => pipeline);

test('commands are cut at ; && || and |, and run as the one before ended', () => {
  expect(
    parseCommandLine(`[ -e '/data/a b' ] && echo __PASS__ || echo no; dumpsys window | grep -i focus`),
  ).toEqual([
    { runs: 'always', pipeline: [['[', '-e', '/data/a b', ']']] },
    { runs: 'after_success', pipeline: [['echo', '__PASS__']] },
    { runs: 'after_failure', pipeline: [['echo', 'no']] },
    {
      runs: 'always',
      pipeline: [
        ['dumpsys', 'window'],
        ['grep', '-i', 'focus'],
      ],
    },
  ]);
});

test('quotes and backslashes keep what they hold', () => {
  expect(words(`export A="''"; exec logcat '-v' 'threadtime'`)).toEqual([
    [['export', `A=''`]],
    [['exec', 'logcat', '-v', 'threadtime']],
  ]);
  expect(words(String.raw`rm -f "/sdcard/it's \"x\".jpg" /sdcard/a\ b '/c;d|e'`)).toEqual([
    [['rm', '-f', `/sdcard/it's "x".jpg`, '/sdcard/a b', '/c;d|e']],
  ]);
  expect(words(`echo ''`)).toEqual([[['echo', '']]]);
});

test('redirections vanish with their target', () => {
  expect(words('ls /sdcard 2>/dev/null; cat a > /dev/null 2>&1')).toEqual([
    [['ls', '/sdcard']],
    [['cat', 'a']],
  ]);
});

import { am, cmd, monkey } from './activity-commands.ts';
import { dumpsys } from './dumpsys.ts';
import { cat, df, ls, makeDirectory, remove, sha256sum, test } from './file-commands.ts';
import { logcat } from './logcat-command.ts';
import { content } from './media-commands.ts';
import { input } from './input-command.ts';
import { pm } from './package-commands.ts';
import { getprop } from './properties.ts';
import type { Command } from './shell-phone.ts';
import { settings } from './settings-command.ts';

const nothingToDo: Command = () => 0;

const echo: Command = (words, _phone, output) => {
  output.write(`${words.join(' ')}\n`);
  return 0;
};

const processHelp =
  'usage: ps [-AadefLlnwZ] [-gG GROUP,] [-k FIELD,]\n\nList processes.\n\n-A\tAll\n-a\tHas terminal\n';

const ps: Command = (words, phone, output) => {
  if (words.includes('--help')) output.write(processHelp);
  else {
    const lines = phone.apps
      .running()
      .map((name, at) => `u0_a${100 + at}  ${4000 + at}  600 1 1 0 0 S ${name}`);
    output.write(`USER  PID  PPID VSZ RSS WCHAN ADDR S NAME\n${lines.map((line) => `${line}\n`).join('')}`);
  }
  return 0;
};

const pidof: Command = (words, phone, output) => {
  const at = phone.apps.running().indexOf(words[0] ?? '');
  if (at < 0) return 1;
  output.write(`${4000 + at}\n`);
  return 0;
};

const screencap: Command = async (_words, phone, output) => {
  output.write(await phone.screenshot());
  return 0;
};

const wm: Command = (words, _phone, output) => {
  output.write(words[0] === 'density' ? 'Physical density: 420\n' : 'Physical size: 1080x2400\n');
  return 0;
};

/** `date`, and `date +%s` for epoch seconds. */
const date: Command = (words, phone, output) => {
  const time = phone.now() + phone.condition().clockAheadMs;
  output.write(words.includes('+%s') ? `${Math.floor(time / 1000)}\n` : `${new Date(time).toUTCString()}\n`);
  return 0;
};

const ime: Command = (_words, _phone, output) => {
  output.write('com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME\n');
  return 0;
};

/** Everything the phone's shell can run. */
export const commands: Readonly<Record<string, Command>> = {
  '[': test,
  am,
  appops: nothingToDo,
  cat,
  cmd,
  content,
  date,
  df,
  dumpsys,
  echo,
  export: nothingToDo,
  getprop,
  ime,
  input,
  logcat,
  ls,
  mkdir: makeDirectory,
  monkey,
  pidof,
  pm,
  ps,
  rm: remove,
  screencap,
  settings,
  sha256sum,
  svc: nothingToDo,
  test,
  true: nothingToDo,
  wm,
};

type Filter = (words: readonly string[], input: string) => [string, number];

const grep: Filter = (words, input) => {
  const flags = words.filter((word) => word.startsWith('-')).join('');
  const pattern = new RegExp(
    words.find((word) => !word.startsWith('-')) ?? '',
    flags.includes('i') ? 'i' : '',
  );
  const lines = input.split('\n').filter((line) => line !== '' && pattern.test(line) !== flags.includes('v'));
  return [lines.map((line) => `${line}\n`).join(''), lines.length > 0 ? 0 : 1];
};

const head: Filter = (words, input) => {
  const count = Number(words.join(' ').match(/\d+/)?.[0] ?? 10);
  return [`${input.split('\n').slice(0, count).join('\n')}\n`, 0];
};

/** What output can be piped into. */
export const filters: Readonly<Record<string, Filter>> = { grep, head };

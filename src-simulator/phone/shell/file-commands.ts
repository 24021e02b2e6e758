import { createHash } from 'node:crypto';
import { storageDump } from './condition-dumps.ts';
import type { Command } from './shell-phone.ts';

const missing = 'No such file or directory';
const paths = (words: readonly string[]) => words.filter((word) => !word.startsWith('-'));

/** `ls [-l] PATH…`. */
export const ls: Command = (words, phone, output) => {
  const long = words.some((word) => /^-\w*l/.test(word));
  let code = 0;
  for (const path of paths(words)) {
    const names = phone.files.list(path) ?? (phone.files.read(path) ? [path] : null);
    if (!names) {
      output.error(`ls: ${path}: ${missing}`);
      code = 1;
      continue;
    }
    for (const name of names) {
      const { size, modifiedAt } = phone.files.stat(name === path ? path : `${path}/${name}`);
      const when = new Date(modifiedAt * 1000).toISOString().slice(0, 16).replace('T', ' ');
      output.write(long ? `-rw-rw---- 1 u0_a1 media_rw ${size} ${when} ${name}\n` : `${name}\n`);
    }
  }
  return code;
};

/** `cat PATH…`. */
export const cat: Command = (words, phone, output) => {
  let code = 0;
  for (const path of paths(words)) {
    const file = phone.files.read(path);
    if (file) output.write(file.bytes);
    else {
      output.error(`cat: ${path}: ${missing}`);
      code = 1;
    }
  }
  return code;
};

/** `rm [-f] [-r] PATH…`; the gallery forgets a removed picture at once, as Android's storage layer sees to. */
export const remove: Command = async (words, phone, output) => {
  const forced = words.some((word) => /^-\w*f/.test(word));
  let code = 0;
  for (const path of paths(words)) {
    const gone = phone.files.remove(path);
    if (gone) await phone.scanMedia(path);
    else if (!forced) {
      output.error(`rm: ${path}: ${missing}`);
      code = 1;
    }
  }
  return code;
};

/** `mkdir -p PATH…`. */
export const makeDirectory: Command = (words, phone) => {
  for (const path of paths(words)) phone.files.makeDirectory(path);
  return 0;
};

/** `[ -e PATH ]`, `-f` and `-d`. */
export const test: Command = (words, phone) => {
  const [flag, path = ''] = words;
  const file = phone.files.read(path) !== null;
  const folder = phone.files.isDirectory(path);
  const holds = flag === '-f' ? file : flag === '-d' ? folder : flag === '-e' && (file || folder);
  return holds ? 0 : 1;
};

/** `sha256sum PATH…`. */
export const sha256sum: Command = (words, phone, output) => {
  let code = 0;
  for (const path of paths(words)) {
    const file = phone.files.read(path);
    if (file) output.write(`${createHash('sha256').update(file.bytes).digest('hex')}  ${path}\n`);
    else {
      output.error(`sha256sum: ${path}: ${missing}`);
      code = 1;
    }
  }
  return code;
};

/** `df [-k] PATH`. */
export const df: Command = (words, phone, output) => {
  output.write(storageDump(phone.condition(), paths(words)[0] ?? '/data'));
  return 0;
};

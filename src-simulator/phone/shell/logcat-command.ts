import type { Command } from './shell-phone.ts';

/** `logcat [-c] [-d] [-T COUNT]`: the lines there are, then, without `-d`, all that follow until nobody listens. */
export const logcat: Command = async (words, { log }, output) => {
  if (words.includes('-c')) return 0;
  const after = words.indexOf('-T');
  const count = after < 0 ? Number.POSITIVE_INFINITY : Number(words[after + 1] ?? 0);
  output.write('--------- beginning of main\n');
  for (const line of log.recent(count)) output.write(`${line}\n`);
  if (words.includes('-d')) return 0;
  const stop = log.follow((line) => output.write(`${line}\n`));
  await output.closed;
  stop();
  return 0;
};

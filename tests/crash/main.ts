import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashOnPhones } from './on-phones.ts';
import { crashOnPlatform } from './on-platform.ts';

/**
 * Kills agents again and again, starts them again, and counts posts: every one exactly once. `--kills N --seed S`, against
 * the counting platform (many kills a minute) or with `--on phones` through simulated phones and real Appium. The last line
 * is `kills N, duplicates 0, lost 0`.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    on: { type: 'string', default: 'platform' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
const on = values.on === 'phones' ? ' --on phones' : '';
console.log(`seed ${seed}: npm run test:crash -- --kills ${kills} --seed ${seed}${on}`);

const artifacts = join(import.meta.dirname, '../../artifacts');
const logFile = join(artifacts, values.on === 'phones' ? 'crash-phones.log' : 'crash-agent.log');
mkdirSync(artifacts, { recursive: true });
rmSync(logFile, { force: true });

const started = Date.now();
const crash = values.on === 'phones' ? crashOnPhones : crashOnPlatform;
const tally = await crash({ kills, seed, logFile });
const { posts, asked, retried, unclear } = tally;
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${seconds} s; ${posts} posts; a person was asked ${asked} times, and tried again ${retried} times; unclear ends ${unclear}`,
);
console.log(`kills ${tally.kills}, duplicates ${tally.duplicates}, lost ${tally.lost}`);
process.exitCode = tally.duplicates + tally.lost + tally.unclear === 0 ? 0 : 1;

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import type { AgentProcess } from '../support/agent-process.ts';
import { type CountingPlatform, startCountingPlatform } from '../support/counting-platform.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Batch } from './batch.ts';
import { pickEnding } from './deaths.ts';
import { type Home, live, liveAndDie } from './lives.ts';
import { killInMigration } from './migration-kills.ts';
import { answer, meddle } from './people.ts';
import { seededRandom } from './random.ts';
import { count, settle } from './settle.ts';
import { emptyTally, type Tally } from './tally.ts';

/** Share of committing and preparing requests that something happens to; a fifth of it for reads. */
const faultRate = 0.35;
const killsInBatch = 25;
/** Every so many kills one falls into a migration. */
const migrationEvery = 12;

type Wish = { readonly kills: number; readonly seed: number; readonly logFile: string };

/** Campaigns on the counting platform under seeded kills and faults; everything is counted after each batch of kills. */
export async function crashOnPlatform({ kills, seed, logFile }: Wish): Promise<Tally> {
  using folder = temporaryFolder();
  await using platform = await startCountingPlatform({ seed, rate: faultRate });
  // Starting is most of a kill: what Node made of the sources is kept for the next life.
  process.env['NODE_COMPILE_CACHE'] ??= join(folder.path, 'compiled');
  const dataDir = join(folder.path, 'agent');
  mkdirSync(dataDir);
  const home: Home = { dataDir, platformUrl: platform.url, logFile };
  const random = seededRandom(seed);
  const tally = emptyTally();
  for (let round = 1; tally.kills < kills; round += 1) {
    const batch = new Batch(`s${seed}b${round}`);
    await platform.setRate(faultRate);
    const until = Math.min(kills, tally.kills + killsInBatch);
    while (tally.kills < until) {
      if (tally.kills % migrationEvery === migrationEvery - 1)
        await killInMigration({ ...home, dataDir: join(folder.path, `old-${tally.kills}`) }, random, tally);
      else
        await liveAndDie(home, pickEnding(random), (agent) => people(agent, batch, platform, random, tally));
      tally.kills += 1;
    }
    await platform.setRate(0);
    await live(home, async ({ client }) => {
      await count(batch, await settle(client, batch, platform, tally), platform, tally);
    });
    console.log(
      `kills ${tally.kills}, duplicates ${tally.duplicates}, lost ${tally.lost} after batch ${round}`,
    );
  }
  const { republished, delivered_twice } = await platform.truth();
  console.log(
    `the network delivered ${delivered_twice} requests twice; a container that was published was sent ${republished} times`,
  );
  return tally;
}

/** What people do while an agent lives: start campaigns, answer, pause, resume, cancel, try again. */
async function people(
  agent: AgentProcess,
  batch: Batch,
  platform: CountingPlatform,
  random: () => number,
  tally: Tally,
): Promise<void> {
  const { client } = agent;
  await batch.goOn(client, random() < 0.4);
  let gone = false;
  void agent.ended.then(() => (gone = true));
  while (!gone) {
    await elapse(150);
    if (random() < 0.15) await meddle(client, batch, random);
    await answer(client, await batch.jobs(client), platform, tally);
  }
}

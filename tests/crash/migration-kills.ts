import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { type Home, live, liveAndDie } from './lives.ts';
import { writeOldDatabase } from './old-database.ts';
import type { Tally } from './tally.ts';

/** Statements of opening and migrating; a number above that is an agent that lives. */
const statements = 260;

/** Kills an agent in the middle of bringing an old database up to date; the next one has to find everything. */
export async function killInMigration(home: Home, random: () => number, tally: Tally): Promise<void> {
  mkdirSync(home.dataDir);
  await writeOldDatabase(join(home.dataDir, 'switchyard.sqlite'));
  const count = 1 + Math.floor(random() * statements);
  const ending = { death: { kind: 'statement', count }, answered: true, afterMs: 0 } as const;
  await liveAndDie(home, ending, () => Promise.resolve());
  const found = await live(home, ({ client }) => summary(client));
  if (found === whole) return;
  tally.lost += 1;
  console.log(`after a kill before statement ${count} of a migration: ${found}`);
}

/** One post is there, one may be there and is looked for, one waits: as it was before. */
const whole = '1 completed [published], 2 retrying [unknown], 3 pending []';

async function summary(client: AgentClient): Promise<string> {
  const { items } = await client.jobs.list({});
  const told = items.map(async ({ id }) => {
    const job = await client.jobs.get({ id });
    return `${id} ${job.status} [${job.journal.map(({ state }) => state).join()}]`;
  });
  return (await Promise.all(told)).join(', ');
}

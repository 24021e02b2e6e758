import { setTimeout as sleep } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import type { SimulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import { seededRandom } from '../crash/random.ts';
import { startRun, untilSettled } from '../crash/six-posts.ts';
import { isAlive } from '../support/is-alive.ts';
import { phonesWith, type PostingDesk, startPostingDesk } from '../support/posting-desk.ts';
import { compare, type Measurement } from './measurement.ts';
import { descendantsOf, processTable } from './process-table.ts';

const phones = 4;
const accountsEach = 4;
const seed = 20_261_125;
const minutes = 30;
/** So long memory may grow: code is compiled, pools are filled. */
const warmUpMinutes = 6;
const faultEveryMs = 12_000;
const sampleEveryMs = 5_000;
/** With the ceiling of 25 posts a day, all accounts together can post this often for the whole time. */
const runEveryMs = 19_000;

/** What strikes, and what ends it after a few seconds. */
const troubles: readonly (readonly [SimulatedFault['kind'], SimulatedFault['kind'] | null])[] = [
  ['vanish', 'return'],
  ['freeze', 'thaw'],
  ['crash_instrumentation', null],
  ['rate_app_popup', null],
  ['crash_app', null],
];

type Memory = { readonly at: number; readonly agent: number; readonly appium: number };

/**
 * Half an hour of posts on four simulated phones while things go wrong. Memory of the agent and of Appium in the last third
 * against the first after warm-up, in megabytes; then what is left when the agent has ended: processes and forwards, where
 * the goal is none; and posts that were not made exactly once.
 */
export async function soak(): Promise<Measurement[]> {
  await using posting = await startPostingDesk(phonesWith(phones, accountsEach));
  const { desk, agent } = posting;
  const stop = new AbortController();
  const end = Date.now() + minutes * 60_000;
  const memory: Memory[] = [];
  const side = [watchMemory(agent.pid, memory, stop.signal), strike(posting, stop.signal)];
  const captions: string[] = [];
  for (let round = 0; Date.now() < end; round += 1) {
    const next = sleep(runEveryMs);
    const caption = `Round ${round} of the soak`;
    captions.push(caption);
    await postRound(posting, round, caption);
    await next;
  }
  stop.abort();
  await Promise.all(side);

  const started = descendantsOf(agent.pid, processTable()).map(({ pid }) => pid);
  await agent[Symbol.asyncDispose]();
  const left = started.filter(isAlive).length;
  const forwards = (await new AdbClient(desk.adbPort).forwards()).length;
  const wrong = await countWrong(posting, captions);
  const warm = memory.filter(({ at }) => at >= (memory[0]?.at ?? 0) + warmUpMinutes * 60_000);
  const third = Math.floor(warm.length / 3);
  const figure = (of: 'agent' | 'appium') =>
    compare(
      `soak_${of}_memory`,
      'MB',
      {
        ours: warm.slice(-third).map((sample) => sample[of]),
        theirs: warm.slice(0, third).map((sample) => sample[of]),
      },
      1.1,
    );
  return [
    figure('agent'),
    figure('appium'),
    none('soak_processes_left', left),
    none('soak_forwards_left', forwards),
    none('soak_posts_wrong', wrong),
  ];
}

/** One post on each phone that can work now, by the account whose turn it is. */
async function postRound(posting: PostingDesk, round: number, caption: string): Promise<void> {
  const { agent, accountIds, mediaId, desk } = posting;
  const { client } = agent;
  const { items: devices } = await client.devices.list({});
  for (const { id, quarantine } of devices) if (quarantine !== null) await client.devices.letOut({ id });
  const ready = new Set(devices.filter(({ state }) => state === 'ready').map(({ serial }) => serial));
  const turn = accountIds.flatMap((ids, phone) =>
    ready.has(desk.phones[phone]?.serial ?? '') ? [ids[round % ids.length] ?? 0] : [],
  );
  const runId = await startRun(client, { accountIds: turn, mediaId, caption }).catch(unlessGone);
  if (runId === null) return;
  const jobs = (await untilSettled(client, runId, AbortSignal.timeout(300_000))) ?? [];
  // What was cut off in the middle of an upload asks a person, who says what they see on the phone.
  for (const job of jobs.filter(({ status }) => status === 'needs_review'))
    await client.jobs.resolve({ id: job.id, decision: 'look_again' });
}

/** A phone that went away between two questions leaves the round out. */
function unlessGone(error: unknown): null {
  if (error instanceof ORPCError && error.code === 'INVALID') return null;
  throw error;
}

async function strike({ desk }: PostingDesk, signal: AbortSignal): Promise<void> {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  for (;;) {
    await sleep(faultEveryMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const serial = pick(desk.phones)?.serial ?? '';
    const [kind, cure] = pick(troubles) ?? ['none', null];
    await desk.fault(serial, { kind });
    await sleep(3_000);
    if (cure !== null) await desk.fault(serial, { kind: cure });
  }
  for (const { serial } of desk.phones) await desk.fault(serial, { kind: 'none' });
}

async function watchMemory(pid: number, memory: Memory[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const table = processTable();
    const megabytes = (lines: typeof table) => lines.reduce((sum, line) => sum + line.memory, 0) / 1024;
    const agent = table.filter((line) => line.pid === pid);
    const appium = descendantsOf(pid, table).filter(({ command }) => /appium-(child|host)/.test(command));
    if (appium.length > 0)
      memory.push({ at: Date.now(), agent: megabytes(agent), appium: megabytes(appium) });
    await sleep(sampleEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Posts of one caption and account that the phones counted more than once. */
async function countWrong({ desk }: PostingDesk, captions: readonly string[]): Promise<number> {
  let wrong = 0;
  for (const { serial } of desk.phones) {
    const { posts } = await desk.record(serial);
    const counts = Map.groupBy(posts, ({ handle, caption }) => `${handle} ${caption}`);
    wrong += [...counts.values()].filter((same) => same.length > 1).length;
    if (posts.some(({ caption }) => !captions.includes(caption))) wrong += 1;
  }
  return wrong;
}

function none(bench: string, value: number): Measurement {
  // Held against one, so that ratio and goal are numbers too.
  return { bench, value, unit: '', baseline: 1, ratio: value, goal: 0 };
}

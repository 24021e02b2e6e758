import { execFileSync } from 'node:child_process';
import type { Event } from '../../src-shared/domain/event.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { SimulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import { startRun, untilSettled } from '../crash/six-posts.ts';
import { findTestAdb } from './find-test-adb.ts';
import { phonesWith, type PostingDesk, startPostingDesk } from './posting-desk.ts';

/** What became of one post with something going wrong. */
export type Aftermath = {
  readonly job: Job;
  /** How often the phone counted it. */
  readonly posts: number;
  /** Taps after the last screen that asked for a person. */
  readonly tapsOn: (screen: string) => number;
  /** The screen the phone shows. */
  readonly screen: string;
  /** Files of ours that are still in its gallery. */
  readonly leftFiles: readonly string[];
};

/** One simulated phone with one account, and an agent that posts with it while things go wrong. */
export interface FaultDesk extends AsyncDisposable {
  readonly posting: PostingDesk;
  order(kind: SimulatedFault['kind'], when?: string): Promise<void>;
  /** Posts once; `trouble` is called once when the run's events satisfy `when`. */
  post(
    when: (event: Event) => boolean,
    trouble: () => Promise<void> | void,
    accountId?: number,
  ): Promise<Aftermath>;
  /** Puts phone and account back as they were, and gives up what asks for a person. */
  heal(job: Job): Promise<void>;
  /** Ends this desk's Appium, as the system would when memory runs out. */
  killAppium(): void;
  /** Ends this desk's adb server, as another program would. */
  killAdb(): void;
}

const patience = 90_000;

/** Opens it. */
export async function openFaultDesk(): Promise<FaultDesk> {
  const [phone] = phonesWith(1, 1);
  if (phone === undefined) throw new Error('no phone');
  const posting = await startPostingDesk([phone], { screenMs: 60, uploadMs: 500 });
  const { desk, agent, mediaId } = posting;
  const { client } = agent;
  const handle = phone.accounts[0]?.handle ?? '';
  const accountId = posting.accountIds[0]?.[0] ?? 0;
  // As a phone over Wi-Fi, so that it is connected again after the adb server was away.
  await client.devices.connect({ address: desk.transport(phone.serial) });
  const limits = await client.agent.limits.get({});
  await client.agent.limits.set({ ...limits, perDay: { ...limits.perDay, post: 25 } });
  let round = 0;
  const order = (kind: SimulatedFault['kind'], when = 'now') => desk.fault(phone.serial, { kind, when });
  return {
    posting,
    order,

    async post(when, trouble, postingId = accountId) {
      round += 1;
      const caption = `Trouble ${round}`;
      const before = await desk.record(phone.serial);
      const runId = await startRun(client, { accountIds: [postingId], mediaId, caption });
      const signal = AbortSignal.timeout(patience);
      for await (const event of await client.events.subscribe({ after: 0, runId }, { signal }))
        if (when(event)) break;
      await trouble();
      const [settled] = (await untilSettled(client, runId, AbortSignal.timeout(patience))) ?? [];
      if (settled === undefined) {
        const { items } = await client.jobs.list({ runId });
        throw new Error(`${items[0]?.status} at “${items[0]?.currentStep}”: ${items[0]?.problem?.message}`);
      }
      const after = await desk.record(phone.serial);
      return {
        job: settled,
        posts: await desk.count(handle, caption),
        tapsOn: (screen) =>
          after.taps.slice(before.taps.length).filter((tap) => tap.screen === screen).length,
        screen: after.screen,
        leftFiles: after.gallery.filter((path) => path.includes('switchyard-')),
      };
    },

    async heal(job) {
      await order('none');
      if (job.status === 'needs_review') await client.jobs.resolve({ id: job.id, decision: 'give_up' });
      await client.accounts.update({ id: accountId, status: 'active' });
      const [device] = (await client.devices.list({})).items;
      if (device?.quarantine != null) await client.devices.letOut({ id: device.id });
      await untilReady(posting);
    },

    killAppium() {
      for (const pid of childrenOf(agent.pid, 'appium-child')) process.kill(pid, 'SIGKILL');
    },

    killAdb() {
      execFileSync(findTestAdb() ?? 'adb', ['-P', String(desk.adbPort), 'kill-server']);
    },

    [Symbol.asyncDispose]: () => posting[Symbol.asyncDispose](),
  };
}

/** Waits until the phone can work again. */
async function untilReady({ agent: { client } }: PostingDesk): Promise<void> {
  const ready = async () => (await client.devices.list({})).items[0]?.state === 'ready';
  if (await ready()) return;
  const signal = AbortSignal.timeout(patience);
  for await (const event of await client.events.subscribe({ after: 0 }, { signal }))
    if (event.type === 'device.updated' && (await ready())) return;
}

function childrenOf(pid: number, command: string): number[] {
  const found = execFileSync('pgrep', ['-P', String(pid), '-f', command], { encoding: 'utf8' });
  return found.trim().split('\n').map(Number);
}

import { expect, test } from 'vitest';
import type { Delivery, DeliverySession, PhoneWork } from '../../../../src-agent/delivery/delivery.ts';
import { PhoneError } from '../../../../src-agent/devices/phone-driver.ts';
import { claimNext } from '../../../support/claim-next.ts';
import { performJob } from '../../../../src-agent/jobs/job-worker.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

type Bench = Awaited<ReturnType<typeof open>>;

async function open() {
  const bench = await EngineBench.open(() => 1_000_000);
  const { deviceId, accountIds } = bench.addPhone('ALDER', 1);
  const runId = bench.start(accountIds);
  const claim = claimNext(bench.store, deviceId, 'test', 60_000) ?? expect.fail('nothing was due');
  const jobs = new Jobs(bench.store);
  const job = () => jobs.list({ runId, limit: 1 }).items[0] ?? expect.fail('the job is gone');
  return {
    bench,
    claim,
    job,
    journal: () => jobs.journal(job().id),
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
}

/** Does the claimed job through a session made of `parts`; `held` is asked whenever the worker asks the lease. */
async function perform({ bench, claim }: Bench, parts: Partial<DeliverySession>, held: () => void) {
  const session: DeliverySession = {
    prepare: () => Promise.resolve({ kind: 'prepared', evidence: {} }),
    commit: () => Promise.resolve({ kind: 'published', evidence: {} }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    ...parts,
  };
  await performJob(
    {
      store: bench.store,
      ledger: bench.ledger,
      routes: [{ name: 'phone', takes: () => null, delivery: opening(session) }],
      dataDir: bench.folder,
      holdLease: ({ deviceId }) => ({
        deviceId,
        transport: 'ALDER',
        assertHeld: held,
        [Symbol.asyncDispose]: () => Promise.resolve(),
      }),
      random: () => 0.5,
      report: (error) => expect.fail(String(error)),
    },
    claim,
    new AbortController().signal,
  );
}

function opening(session: DeliverySession): Delivery<PhoneWork> {
  return { open: () => Promise.resolve(session), look: () => expect.fail('nothing is to be looked for') };
}

test('a phone that was lost to another job before the tap is not tapped, and the job goes on as one that posted nothing', async () => {
  await using desk = await open();
  await perform(desk, { commit: () => expect.fail('the tap was made') }, () => {
    throw new PhoneError('device_busy', 'somebody else has it');
  });
  expect(desk.job()).toMatchObject({ status: 'retrying', problem: { code: 'device_busy' } });
  expect(desk.journal().map(({ state }) => state)).toEqual(['not_published']);
});

test('the tap is on the disk before it is made', async () => {
  await using desk = await open();
  const { store } = desk.bench;
  const synced: string[] = [];
  const write = store.write.bind(store);
  store.write = (act, durability) => {
    const result = write(act, durability);
    synced.push(`${desk.journal()[0]?.state} ${durability ?? 'normal'}`);
    return result;
  };
  const atTheTap: string[] = [];
  await perform(
    desk,
    {
      commit: () => {
        atTheTap.push(...synced);
        return Promise.resolve({ kind: 'published', evidence: {} });
      },
    },
    () => undefined,
  );
  expect(atTheTap).toEqual(['commit_sent durable']);
  expect(synced.slice(1)).toEqual(['published durable']);
});

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Event } from '../../src-shared/domain/event.ts';
import type { SimulatedFault, SimulatedPhone } from '../../src-shared/processes/phone-simulator.ts';
import { type AgentProcess, startAgentProcess } from '../support/agent-process.ts';
import { type PhoneDesk, startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readyPhones, startRun, untilSettled } from '../crash/six-posts.ts';

const serial = 'SIM-FIR';
const handle = 'fir.one';
const phone: SimulatedPhone = {
  serial,
  model: 'Simulated Pixel 8',
  accounts: [{ handle, displayName: 'Fir' }],
};

const owned = new AsyncDisposableStack();
let desk: PhoneDesk;
let agent: AgentProcess;
let client: AgentClient;
let accountId: number;
let mediaId: number;
let round = 0;

beforeAll(async () => {
  const folder = owned.use(temporaryFolder());
  desk = owned.use(await startPhoneDesk([phone], { screenMs: 60, uploadMs: 500 }));
  agent = owned.use(
    await startAgentProcess({
      dataDir: join(folder.path, 'data'),
      adbPort: desk.adbPort,
      logFile: join(folder.path, 'agent.log'),
    }),
  );
  client = agent.client;
  const deviceId = (await readyPhones(client, 1)).get(serial) ?? null;
  const account = { platform: 'instagram' as const, handle, displayName: 'Fir', deviceId };
  accountId = (await client.accounts.create({ ...account, ownershipConfirmed: true })).id;
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  mediaId = (await client.media.create({ file })).id;
});

afterAll(() => owned.disposeAsync());

/** Starts a run of one post; `trouble` is called once when the run's events satisfy `when`. Answers how the job ended. */
async function post(when: (event: Event) => boolean, trouble: () => Promise<void> | void) {
  round += 1;
  const caption = `Fault ${round}`;
  const runId = await startRun(client, { accountIds: [accountId], mediaId, caption });
  for await (const event of await client.events.subscribe(
    { after: 0, runId },
    { signal: AbortSignal.timeout(60_000) },
  ))
    if (when(event)) break;
  await trouble();
  const jobs = await untilSettled(client, runId, AbortSignal.timeout(90_000));
  const job = jobs?.[0];
  if (job === undefined) throw new Error('the job did not settle in time');
  return {
    job: await client.jobs.get({ id: job.id }),
    posts: await desk.count(handle, caption),
    runId,
    caption,
  };
}

const fault = (kind: SimulatedFault['kind'], when: SimulatedFault['when'] = 'now') =>
  desk.fault(serial, { kind, when });
const atStart = (event: Event) => event.type === 'run.started';

/** Puts the phone and the account back as they were. */
async function heal(): Promise<void> {
  await fault('none');
  await client.accounts.update({ id: accountId, status: 'active' });
  await readyPhones(client, 1);
}

test('a lost answer to the Share tap: the post is found and not made again', async () => {
  await fault('lose_share_response');
  const { job, posts } = await post(atStart, () => undefined);
  expect(job.status).toBe('completed');
  expect(posts).toBe(1);
  await heal();
});

test('a challenge: the job asks for a person, the account is on hold, the phone is left as it is', async () => {
  const before = (await client.events.list({ limit: 1 })).last;
  await fault('challenge', 'create_sheet');
  const { job, posts } = await post(atStart, () => undefined);
  expect(job).toMatchObject({ status: 'needs_review', problem: { code: 'challenge' } });
  expect(job.problem?.nextAction).not.toBe('');
  expect(posts).toBe(0);
  expect(await client.accounts.get({ id: accountId })).toMatchObject({ status: 'needs_captcha' });
  const { taps } = await desk.record(serial);
  expect(taps.filter((tap) => tap.screen === 'challenge')).toEqual([]);
  const notices = (await client.events.list({ after: before, limit: 1000 })).items.filter(
    ({ type, jobId }) => type === 'notice.raised' && jobId === job.id,
  );
  expect(notices.map((notice) => notice.data['link'])).toEqual([`/runs/${job.runId}`]);
  await heal();
  await client.jobs.resolve({ id: job.id, decision: 'give_up' });
});

test('a refused picture: the job fails with what to do, and nothing is posted', async () => {
  await fault('media_rejected');
  const { job, posts } = await post(atStart, () => undefined);
  expect(job).toMatchObject({ status: 'failed', problem: { code: 'media_rejected' } });
  expect(posts).toBe(0);
  await heal();
});

test('what cannot work is told before anything starts, field by field', async () => {
  const account = { platform: 'tiktok' as const, handle: 'fir.two', displayName: 'Fir', deviceId: null };
  const { id } = await client.accounts.create(account);
  const draft = {
    name: '',
    items: [{ kind: 'photo' as const, mediaIds: [9999], caption: `${'x'.repeat(2201)} {nonsense}` }],
    accountIds: [accountId, id],
  };
  const { issues } = await client.campaigns.check(draft);
  const said = (path: string) => issues.filter((issue) => issue.path === path).map(({ message }) => message);
  expect(said('name')).toHaveLength(1);
  expect(said('items.0.mediaIds.0')[0]).toContain('not in the library');
  expect(said('items.0.caption').join(' ')).toMatch(/\{nonsense\}.*2,?200/);
  expect(said('accountIds').join(' ')).toContain('TikTok');
  const text = new File(['not a picture'], 'notes.txt', { type: 'image/jpeg' });
  await expect(client.media.create({ file: text })).rejects.toMatchObject({ code: 'INVALID' });
});

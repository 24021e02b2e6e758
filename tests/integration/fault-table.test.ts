import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../src-shared/domain/event.ts';
import { type FaultDesk, openFaultDesk } from '../support/fault-desk.ts';

let faults: FaultDesk;

beforeAll(async () => {
  faults = await openFaultDesk();
});

afterAll(() => faults[Symbol.asyncDispose]());

const atStart = (event: Event) => event.type === 'run.started';
const inStep = (name: string) => (event: Event) =>
  event.type === 'step.started' && event.data['name'] === name;
const whenCommitted = (event: Event) => event.data['state'] === 'commit_sent';
const nothing = () => undefined;

/** Screens of the app on the way to a post, in their order. */
const way = ['home', 'profile', 'create_sheet', 'gallery', 'editor', 'caption'] as const;

describe('what goes by is waited for, and the post is made once', () => {
  const table: readonly (readonly [string, (event: Event) => boolean, () => Promise<void> | void])[] = [
    ['the phone is unplugged and plugged in again', inStep('choose_post'), unplugForAWhile],
    ['the phone freezes and goes on', inStep('take_photo'), freezeForAWhile],
    [
      'the automation on the phone crashes',
      inStep('write_caption'),
      () => faults.order('crash_instrumentation'),
    ],
    ['the app crashes', atStart, () => faults.order('crash_app', 'gallery')],
    ['Appium is killed before sharing', inStep('take_photo'), () => faults.killAppium()],
    ['Appium is killed while sharing', whenCommitted, () => faults.killAppium()],
    ['the adb server is killed', inStep('choose_post'), () => faults.killAdb()],
    ['the phone’s language is switched', inStep('choose_post'), () => faults.order('language_changed')],
  ];

  test.each(table)('%s', async (_what, when, trouble) => {
    const after = await faults.post(when, trouble);
    expect(after.job).toMatchObject({ status: 'completed', problem: null });
    expect(after.posts).toBe(1);
    expect(after.leftFiles).toEqual([]);
    await faults.heal(after.job);
  });
});

test.each(way)('a harmless dialog on the %s screen is closed by its one safe button', async (screen) => {
  await faults.order('rate_app_popup', screen);
  const after = await faults.post(atStart, nothing);
  expect(after.job.status).toBe('completed');
  expect(after.posts).toBe(1);
  expect(after.leftFiles).toEqual([]);
  await faults.heal(after.job);
});

test.each(way)('a challenge on the %s screen stops the work and is left for the person', async (screen) => {
  await faults.order('challenge', screen);
  const after = await faults.post(atStart, nothing);
  expect(after.job).toMatchObject({ status: 'needs_review', problem: { code: 'challenge' } });
  expect(after).toMatchObject({ posts: 0, screen: 'challenge', leftFiles: [] });
  expect(after.tapsOn('challenge')).toBe(0);
  await faults.heal(after.job);
});

describe('what a person has to see to stops the work, with nothing posted', () => {
  test('an account that is not signed in on the phone', async () => {
    const { client } = faults.posting.agent;
    const [device] = (await client.devices.list({})).items;
    const { id } = await client.accounts.create({
      platform: 'instagram',
      handle: 'somebody.else',
      displayName: 'Somebody else',
      deviceId: device?.id ?? null,
    });
    const after = await faults.post(atStart, nothing, id);
    expect(after.job).toMatchObject({ status: 'needs_review', problem: { code: 'wrong_account' } });
    expect(after.posts).toBe(0);
    await faults.heal(after.job);
  });

  test('an app that is updated in the middle to a version nobody knows', async () => {
    const after = await faults.post(inStep('choose_post'), () => faults.order('app_updated'));
    expect(after.job).toMatchObject({ status: 'needs_review', problem: { code: 'app_version_unknown' } });
    expect(after).toMatchObject({ posts: 0, leftFiles: [] });
    await faults.heal(after.job);
  });
});

/** Away until the job has noticed. */
async function unplugForAWhile(): Promise<void> {
  const { client } = faults.posting.agent;
  await faults.order('vanish');
  const runId = (await client.runs.list({ limit: 1 })).items[0]?.id;
  const status = async () => (await client.jobs.list({ runId })).items[0]?.status;
  await expect.poll(status, { timeout: 60_000 }).not.toBe('running');
  await faults.order('return');
}

/** Frozen until a look at the phone has found nobody there. */
async function freezeForAWhile(): Promise<void> {
  const { client } = faults.posting.agent;
  const [device] = (await client.devices.list({})).items;
  await faults.order('freeze');
  await client.devices.check({ id: device?.id ?? 0 });
  await faults.order('thaw');
}

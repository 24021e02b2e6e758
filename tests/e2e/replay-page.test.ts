import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addCampaign, planPost } from '../support/fake-calendar.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

/** A finished run of two posts: of the first a step was tapped, one stopped, and one is not kept any more. */
function replayedWorld() {
  const world = new FakeWorld();
  const phone = world.addPhone('Pixel 8');
  const campaignId = addCampaign(world, 'Autumn menu');
  const jobs = ['harbor.coffee', 'lumen.studio'].map((handle) => {
    const account = world.addAccount(handle, handle, phone);
    return planPost(world, { campaignId, accountId: account.id, localTime: '2026-11-20T09:00' });
  });
  for (const job of jobs) for (let step = 0; step < 8; step += 1) world.advance(job);
  const [run] = world.runs;
  if (run !== undefined) Object.assign(run, { status: 'completed', finishedAt: world.now() });
  const step = (at: number) => world.steps[at] ?? expect.fail('no such step');
  const bounds = { left: 864, top: 2180, right: 1080, bottom: 2340 };
  for (const at of [1, 5])
    step(at).target = {
      kind: 'element',
      element: 'profile_tab',
      screen: 'home',
      parameters: {},
      bounds,
      point: { x: 972, y: 2260 },
      score: 0.9,
      matched: 1,
    };
  step(1).selector =
    'profile_tab: found by description (profile_tab at [864,2180][1080,2340]); id: nothing matches';
  Object.assign(step(3), { prunedAt: world.now(), hasBefore: false, hasAfter: false, hasSource: false });
  Object.assign(step(6), {
    outcome: 'stopped',
    problem: { code: 'timeout', message: 'The profile did not come.', nextAction: 'Look at the phone.' },
  });
  return world;
}

describe.skipIf(chromium === null)('the replay of a run (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('is gone through by keyboard: what was tapped and why, what today’s packs say, what is not kept', async () => {
    const world = replayedWorld();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/runs/1');
    await page.getByRole('link', { name: 'Replay', exact: true }).first().press('Enter');
    const current = page.locator('[aria-current="step"]');
    await current.getByText('Open Instagram').waitFor();
    await page.getByRole('img', { name: 'The phone after: Open Instagram' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await current.getByText('Go to the home feed').waitFor();
    await page.getByRole('img', { name: 'The phone before: Go to the home feed' }).waitFor();
    await page.getByText('90 of 100, the only one that fits').waitFor();
    await page.getByText('profile_tab: found by description', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Find an element' }).fill('like');
    await page.getByRole('button', { name: 'like_button Like' }).hover();
    await page.getByText('covered by something above it').waitFor();
    await look('a tapped step');
    await page.getByRole('textbox', { name: 'Find an element' }).fill('');
    await page.getByRole('button', { name: 'Compare with the current packs' }).press('Enter');
    await page
      .getByText(/^1 step lost, 2 steps found elsewhere, 3 steps judged as then, 1 step not kept by/)
      .waitFor();
    await look('compared');
    await page.getByRole('button', { name: /Choose the photo/ }).press('Enter');
    await page.getByText('Not kept any more').last().waitFor();
    await look('a step that is not kept');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText('2,004 elements').waitFor();
    await page.keyboard.press('b');
    await page.getByRole('img', { name: 'The phone after: Share' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText('The profile did not come.').waitFor();
    expect(shown.complaints).toEqual([]);
  });

  test('gives test data, and takes names out only after asking', async () => {
    const world = replayedWorld();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/runs/1/replay?job=2');
    await page.getByRole('button', { name: 'Screens' }).press('Enter');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Of all its steps' }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('switchyard-run-1-screens.zip');
    await page.getByRole('button', { name: 'Screens' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Take names out…' }).press('Enter');
    expect(world.steps.every(({ redactedAt }) => redactedAt === null)).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: 'Take names out' }).press('Enter');
    await page.getByText('Names are being taken out.').waitFor();
    expect(world.steps.every(({ redactedAt }) => redactedAt !== null)).toBe(true);
    expect(shown.complaints).toEqual([]);
  });
});

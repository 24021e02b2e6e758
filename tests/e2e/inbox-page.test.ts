import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addCampaign, planPost } from '../support/fake-calendar.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

/** A post of unknown outcome, one that missed its slot, and two that failed; the first is the newest. */
function troubledWorld() {
  const world = new FakeWorld();
  const phone = world.addPhone('Pixel 8');
  const harbor = world.addAccount('harbor.coffee', 'Harbor Coffee', phone);
  const lumen = world.addAccount('lumen.studio', 'Lumen Studio', phone);
  const campaignId = addCampaign(world, 'Autumn menu');
  const plan = (accountId: number) =>
    planPost(world, { campaignId, accountId, localTime: '2026-11-20T09:00' });
  const [unknown, missed, refused, long] = [plan(harbor.id), plan(lumen.id), plan(harbor.id), plan(lumen.id)];
  for (let step = 0; step < 6; step += 1) world.advance(unknown);
  const settle = (
    job: typeof unknown,
    status: 'failed' | 'needs_review',
    code: 'rejected' | 'slot_missed' | 'outcome_unknown',
    message: string,
    minute: number,
  ) => {
    world.settle(job, status, { code, message, nextAction: 'Look at the profile.' });
    job.finishedAt = `2026-11-20T10:0${minute}:00.000Z`;
  };
  settle(unknown, 'needs_review', 'outcome_unknown', 'The app closed while it was shared.', 4);
  settle(missed, 'needs_review', 'slot_missed', 'The computer slept at 09:00.', 3);
  settle(refused, 'failed', 'rejected', 'Instagram refused the photo.', 2);
  settle(long, 'failed', 'rejected', 'The caption is too long.', 1);
  return { world, unknown, missed, refused, long };
}

describe.skipIf(chromium === null)('the inbox (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('and Home have nothing serious to find, in light and in dark', async () => {
    const { world } = troubledWorld();
    world.away = {
      since: '2026-11-20T08:00:00.000Z',
      until: '2026-11-20T18:00:00.000Z',
      asleepMs: 3_600_000,
      posted: 12,
      failed: 2,
      missed: 1,
      needsYou: 1,
      lines: [{ at: '2026-11-20T10:04:00.000Z', message: '@harbor.coffee needs you', link: '/runs/1' }],
    };
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByText('1 post needs you, 2 failed, 1 missed its slot, and 12 posted').first().waitFor();
    await look('Home');
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await page.getByRole('heading', { name: 'While you were away' }).waitFor({ state: 'hidden' });
    expect(world.away).toBeNull();
    await go('/inbox');
    await page.getByRole('table', { name: 'Expected and seen' }).waitFor();
    await page.getByRole('button', { name: /^Share, / }).waitFor();
    await look('an unknown outcome');
    await go('/inbox?reason=challenge');
    await page.getByText('Nothing of this kind needs you').waitFor();
    await go('/runs/1');
    await page.getByRole('button', { name: 'Failed 2' }).click();
    await page.getByText('2 posts', { exact: true }).waitFor();
    await look('a run, its failed posts');
    const sideways = () => document.documentElement.scrollWidth > window.innerWidth;
    expect(await page.evaluate(sideways)).toBe(false);
    expect(shown.complaints).toEqual([]);
  });

  test('is worked through by keyboard: each decision opens the next, and only what may post twice asks again', async () => {
    const { world, unknown, missed, refused, long } = troubledWorld();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await page.getByRole('link', { name: 'Needs you 4 posts wait for you' }).press('Enter');
    const heading = (name: RegExp) => page.getByRole('heading', { level: 2, name });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
    await heading(/@harbor\.coffee on Instagram/).waitFor();
    await press('Not there, post it');
    const question = page.getByRole('dialog');
    await question.getByText('it would be published twice').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(unknown.status).toBe('needs_review');
    await press('It is posted');
    await heading(/@lumen\.studio on Instagram/).waitFor();
    expect(unknown.status).toBe('completed');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('inbox-entry');

    await press('Move to…');
    await page.getByLabel('New day and time in UTC').fill('2027-06-01T10:00');
    await press('Move');
    await heading(/@harbor\.coffee on Instagram/).waitFor();
    expect([missed.status, missed.localTime]).toEqual(['pending', '2027-06-01T10:00']);
    await press('Leave it');
    await page.getByText('The caption is too long.').last().waitFor();
    expect(refused.dismissedAt).not.toBeNull();
    refused.dismissedAt = null;
    world.changed(refused);
    await page.getByRole('button', { name: 'Retry all failed (2)' }).press('Enter');
    await page.getByText('2 posts will be tried again.').waitFor();
    await page.getByText('Nothing needs you').waitFor();
    expect([refused.status, long.status]).toEqual(['pending', 'pending']);
    await page.getByRole('link', { name: 'Needs you', exact: true }).waitFor();

    world.settle(long, 'failed');
    const data = { level: 'error', title: '@lumen.studio was not posted' };
    world.tell({ type: 'notice.raised', message: data.title, runId: 1, jobId: long.id, data });
    await go('/runs');
    await page.getByRole('button', { name: 'Decide' }).press('Enter');
    await page.getByRole('button', { name: 'Leave it' }).waitFor();
    expect(page.url()).toContain(`open=${long.id}`);
    expect(shown.complaints).toEqual([]);
  });

  test('leaves runs to be stopped in two ways, each explained', async () => {
    const { world } = troubledWorld();
    const [run] = world.runs;
    if (run === undefined) throw new Error('a run was expected');
    Object.assign(run, { more: true, eta: new Date(Date.now() + 3_900_000).toISOString() });
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/runs?status=waiting');
    await page.getByText(/^1h [45]m left$/).waitFor();
    await page.getByRole('link', { name: 'Autumn menu' }).press('Enter');
    await page.getByText(/Done in about 1h [45]m, more posts are planned/).waitFor();
    await page.getByRole('button', { name: 'Report' }).press('Enter');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'As data (JSON)' }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
    await page.getByText('Posts in hand stop before they are shared').waitFor();
    await page.getByRole('menuitem', { name: /Stop after posts in hand/ }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Stop after posts in hand' }).press('Enter');
    await page.getByText('Stopped', { exact: true }).waitFor();
    expect(world.stops).toEqual(['after_posts_in_hand']);
    expect(shown.complaints).toEqual([]);
  });
});

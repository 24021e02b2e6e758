import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addCampaign } from '../support/fake-calendar.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

function deskWithAccounts() {
  const world = new FakeWorld();
  const phone = world.addPhone('Pixel 8');
  world.addAccount('harbor.coffee', 'Harbor Coffee', phone);
  world.addAccount('lumen.studio', 'Lumen Studio', phone);
  return world;
}

describe.skipIf(chromium === null)('warm-ups (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('are written, foreseen, kept, copied and started; what they did is told', async () => {
    const world = deskWithAccounts();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('textbox', { name: /Go somewhere/ }).fill('templates');
    await page.keyboard.press('Enter');
    await page.getByText('No templates yet').waitFor();
    await look('no templates');
    await page.getByRole('link', { name: 'New warm-up' }).first().press('Enter');
    const sentence = page.getByRole('status').filter({ hasText: /^About \d+ minutes, up to/ });
    await sentence.getByText(/30 posts read, 12 likes, 3 follows/).waitFor();
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Give it a name.').waitFor();
    const name = page.getByRole('textbox', { name: 'Name' });
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.fill('Calm morning');
    const likes = page.getByRole('group', { name: 'Like posts', exact: true });
    await likes.getByText('Limit 50 a day, ceiling 100').waitFor();
    await likes.getByRole('textbox', { name: 'Like posts: how often, at most' }).fill('130');
    await likes.getByText('The ceiling is 100 a day and cannot be raised.').waitFor();
    await look('a warm-up with something wrong');
    await likes.getByRole('textbox', { name: 'Like posts: how often, at most' }).fill('8');
    await page.getByRole('button', { name: 'Add an action' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Comment' }).press('Enter');
    await page.getByText('Approve at least one comment').waitFor();
    await page.getByRole('textbox', { name: 'Approved comments, one a line' }).fill('Lovely light!\nSo good');
    await page.getByRole('button', { name: 'Add a place' }).press('Enter');
    await page.getByRole('textbox', { name: 'Hashtag of place 2' }).fill('#coffee');
    await sentence.getByText(/8 likes, 3 follows, 3 comments/).waitFor();
    await look('a warm-up');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Calm morning' }).waitFor();
    expect(world.templates[0]).toMatchObject({
      kind: 'warmup',
      warmup: { sources: [{ kind: 'home' }, { kind: 'hashtag', tag: 'coffee' }] },
    });
    await go('/templates');
    await page.getByRole('button', { name: 'More for Calm morning' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Duplicate' }).press('Enter');
    await page.getByRole('link', { name: 'Calm morning (copy)' }).waitFor();
    await look('templates');
    await page.getByRole('button', { name: 'More for Calm morning (copy)' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove template' }).press('Enter');
    await page.getByRole('link', { name: 'Calm morning (copy)' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Start Calm morning' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '@harbor.coffee' }).check();
    await dialog.getByRole('button', { name: 'Start for 1 account' }).waitFor();
    await look('a start');
    await dialog.getByRole('button', { name: 'Start for 1 account' }).press('Enter');
    await page.getByText(/^A warm-up, run \d/).waitFor();
    await page.getByText('0 of 1 warmed up').waitFor();
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
    await page.getByText('3 likes').first().waitFor();
    await page.getByRole('button', { name: /harbor\.coffee/ }).press('Enter');
    await page.getByText('Lovely light!').waitFor();
    await look('a warm-up that runs');
    expect(shown.complaints).toEqual([]);
  });

  test('and what is unsaved is not left by mistake', async () => {
    await using shown = await screens.show(deskWithAccounts());
    const { page, go } = shown;
    await go('/templates/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('Evening');
    await page.getByRole('link', { name: 'Accounts' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Evening');
  });

  test('a campaign is rehearsed after it was said what that does; settings say how long pictures stay', async () => {
    const world = deskWithAccounts();
    const id = addCampaign(world, 'Autumn menu');
    Object.assign(world.campaigns[0] ?? {}, { accountIds: [1, 2] });
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go(`/campaigns/${id}`);
    await page.getByRole('button', { name: 'Rehearse' }).press('Enter');
    await page.getByText('That button is not pressed').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Rehearse' }).press('Enter');
    await page.getByText(/^A rehearsal in which nothing is posted, run \d/).waitFor();
    await page.getByText('0 of 2 rehearsed').waitFor();
    await go('/settings');
    const card = page.locator('section').filter({ hasText: 'Pictures of runs' });
    await card.getByText('1.2 GB of 4,210 steps are kept').waitFor();
    await card.getByRole('textbox', { name: 'What was done' }).fill('14');
    await card.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Saved. The next sweep follows it.').waitFor();
    expect(world.stepKeeping.policy.doneDays).toBe(14);
    await look('settings');
    expect(shown.complaints).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('limits and the stop (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('have nothing serious to find in any state, in light and in dark', async () => {
    const world = new FakeWorld();
    world.addAccount('harbor.coffee', 'Harbor Coffee', null);
    world.limits.own.set(1, { follow: 3 });
    world.limits.today.set(1, { post: { used: 3, held: 1 }, follow: { used: 3, held: 0 } });
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/accounts?edit=1');
    await page.getByRole('tab', { name: 'Limits' }).click();
    await page.getByText('4 of 12').waitFor();
    await look('the meters of an account');
    await page.getByLabel('Posts').fill('26');
    await page.getByRole('button', { name: 'Save limits' }).click();
    await page.getByText('The ceiling is 25 a day and cannot be raised.').waitFor();
    await look('a number above its ceiling');
    await go('/settings');
    await page.getByLabel('Posts a day').waitFor();
    await look('the limits of the workspace');
    await page.getByRole('button', { name: 'Stop publishing' }).click();
    await page.getByRole('dialog').getByLabel('Reason').waitFor();
    await look('asking what to stop');
    await page.getByRole('dialog').getByLabel('Only TikTok').check();
    await page.getByRole('dialog').getByLabel('Reason').fill('The app shows a warning.');
    await page.getByRole('button', { name: 'Stop now' }).click();
    await page.getByText('Publishing is stopped: TikTok.').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await look('a screen while something is stopped');
    expect(shown.complaints).toEqual([]);
  });

  test('an account gets numbers of its own and is stopped alone, by keyboard', async () => {
    const world = new FakeWorld();
    world.addAccount('harbor.coffee', 'Harbor Coffee', null);
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/accounts?edit=1');
    await page.getByRole('tab', { name: 'Details' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByText('0 of 12').waitFor();
    await page.getByLabel('Posts').fill('40');
    await page.keyboard.press('Enter');
    await page.getByText('The ceiling is 25 a day and cannot be raised.').waitFor();
    expect(world.limits.own.size).toBe(0);
    await page.getByLabel('Posts').fill('20');
    await page.keyboard.press('Enter');
    await page.getByText('0 of 20').waitFor();
    expect(world.limits.own.get(1)).toEqual({ post: 20 });
    await page.getByRole('dialog').getByRole('button', { name: 'Stop publishing' }).press('Enter');
    await page.getByRole('button', { name: 'Stop now' }).press('Enter');
    await page.getByText('Publishing is stopped for this account.').waitFor();
    expect(world.limits.stopped).toMatchObject([{ title: '@harbor.coffee' }]);
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Allow publishing again' }).press('Enter');
    await page.getByText('Something looks wrong?').waitFor();
    expect(world.limits.stopped).toEqual([]);
    expect(shown.complaints).toEqual([]);
  });

  test('the limits of the workspace are changed after a question, and everything is stopped and allowed, by keyboard', async () => {
    const world = new FakeWorld();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/settings');
    await page.getByLabel('Posts a day').fill('8');
    await page.getByLabel('Quiet from').fill('22:00');
    await page.keyboard.press('Enter');
    await page.getByText('Say when they end too.').waitFor();
    await page.getByLabel('Quiet until').fill('07:00');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change limits' }).press('Enter');
    await page.getByText('The limits are set.').waitFor();
    expect(world.limits.settings).toMatchObject({
      perDay: { post: 8, story: 25 },
      quietHours: { from: '22:00', until: '07:00' },
    });
    await page.getByRole('button', { name: 'Back to usual limits' }).press('Enter');
    await page.getByRole('button', { name: 'Change limits' }).press('Enter');
    await expect.poll(() => page.getByLabel('Posts a day').inputValue()).toBe('12');

    await page.getByRole('button', { name: 'Stop publishing' }).press('Enter');
    await page.getByLabel('Reason').fill('Wrong pictures');
    await page.keyboard.press('Enter');
    await page.getByText('Publishing is stopped.').waitFor();
    await go('/accounts');
    await page.getByText(': Wrong pictures').waitFor();
    await page.getByRole('button', { name: 'Allow publishing again' }).press('Enter');
    await page.getByRole('button', { name: 'Allow publishing', exact: true }).press('Enter');
    await page.getByText('Publishing is stopped').waitFor({ state: 'hidden' });
    expect(world.limits.stopped).toEqual([]);
    expect(shown.complaints).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();
const message =
  'The disk that holds /data is full, so nothing is published. Make room on it: Switchyard goes on by itself.';

describe.skipIf(chromium === null)('a disk in trouble (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('is told on every screen from the first refused request until it is over, in light and in dark', async () => {
    const world = new FakeWorld();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    const banner = page.getByRole('status').filter({ hasText: 'The disk is full.' });
    await go('/settings');
    await page.getByLabel('Posts a day').waitFor();
    expect(await banner.count()).toBe(0);

    world.storage = { state: 'full', since: world.now(), message };
    await page.getByRole('button', { name: 'Stop publishing' }).press('Enter');
    await page.getByRole('button', { name: 'Stop now' }).press('Enter');
    await page.getByText('Nothing was changed.').waitFor();
    await page.keyboard.press('Escape');
    await banner.waitFor();
    await go('/accounts');
    await banner.getByText('Make room on it').waitFor();
    await look('a screen while the disk is full');

    world.storage = { state: 'ok' };
    world.tell({ type: 'storage.recovered', message: 'The database can be written again' });
    await banner.waitFor({ state: 'hidden' });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('packs (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('have nothing serious to find in any state, in light and in dark', async () => {
    await using shown = await screens.show(new FakeWorld());
    const { page, go, look } = shown;
    await go('/packs');
    await page.getByText('There is no pack for Threads yet').waitFor();
    await look('the packs of all apps');
    await page.getByRole('button', { name: 'Check packs' }).click();
    await page.getByText('3 packs were checked').waitFor();
    await look('packs with faults');
    await page.getByRole('button', { name: 'Go back' }).click();
    await page.getByRole('menuitem', { name: 'The one that came with Switchyard' }).click();
    await page.getByRole('dialog').waitFor();
    await look('asking before going back');
    expect(shown.complaints).toEqual([]);
  });

  test('are rolled back and allowed after a question, by keyboard', async () => {
    await using shown = await screens.show(new FakeWorld());
    const { page, go } = shown;
    await go('/packs');
    await page.getByText('2026-11-20, installed').waitFor();
    await page.getByRole('button', { name: 'Go back' }).press('Enter');
    await page.getByRole('menuitem', { name: 'The one that came with Switchyard' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).press('Enter');
    await page.getByText('The earlier pack is in use again.').waitFor();
    await page.getByText('2026-11-20, installed').waitFor({ state: 'hidden' });

    const allow = page.getByRole('switch', { name: 'Use the nearest pack' });
    await page.getByText('profile tab by text and not by id').waitFor();
    await allow.press('Space');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter');
    expect(await allow.isChecked()).toBe(false);
    await allow.press('Space');
    await page.getByRole('dialog').getByRole('button', { name: 'Allow it' }).press('Enter');
    await expect.poll(() => allow.isChecked()).toBe(true);
    await allow.press('Space');
    await expect.poll(() => allow.isChecked()).toBe(false);
    expect(shown.complaints).toEqual([]);
  });
});

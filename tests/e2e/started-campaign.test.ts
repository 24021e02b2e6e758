import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { composerDesk, step, takeFromLibrary } from '../support/composer-desk.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('a campaign that was started (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('a started campaign is changed, paused, copied and archived; a template begins the next', async () => {
    const world = composerDesk();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/campaigns/new');
    await page.getByRole('textbox', { name: 'Caption' }).fill('Autumn menu');
    await takeFromLibrary(page, ['one.jpg']);
    await page.getByRole('button', { name: 'Campaign templates' }).click();
    await page.getByRole('menuitem', { name: 'Save campaign as template' }).click();
    await page.getByLabel('Name of the template').fill('Weekly');
    await page.keyboard.press('Enter');
    await page.getByText('“Weekly” is saved as a template.').waitFor();
    await step(page, 'Accounts').click();
    await page.getByRole('checkbox', { name: '@harbor.coffee' }).check();
    await page.getByRole('button', { name: 'Post now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Post now' }).click();
    await page.getByText('0 of 1 posted').waitFor();
    await go('/campaigns/1');
    await page.getByRole('heading', { level: 1, name: 'Autumn menu' }).waitFor();
    await look('a started campaign');
    await page.getByRole('link', { name: 'Change' }).click();
    await page.getByRole('textbox', { name: 'Caption' }).fill('Winter menu');
    await page.getByRole('link', { name: 'Campaigns', exact: true }).first().click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await page.getByRole('button', { name: 'Apply changes' }).click();
    await page.getByText('Posts that have not begun follow the change.').waitFor();
    expect(world.campaigns[0]?.items[0]?.caption).toBe('Winter menu');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop the campaign' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'More for Autumn menu' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { level: 1, name: 'Autumn menu (copy)' }).waitFor();

    await page.getByRole('link', { name: 'Campaigns', exact: true }).first().click();
    await page.getByText('2 campaigns').waitFor();
    await page.getByRole('button', { name: 'More for Autumn menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByText('1 campaign', { exact: true }).waitFor();
    await look('the list');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 campaigns').waitFor();
    await page.getByRole('textbox', { name: 'Search campaigns' }).fill('nothing like it');
    await page.getByText('No campaign matches').waitFor();

    await go('/campaigns/new?template=1');
    await expect.poll(() => page.getByRole('textbox', { name: 'Caption' }).inputValue()).toBe('Autumn menu');
    expect(shown.complaints).toEqual([]);
  });
});

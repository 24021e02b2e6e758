import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addProfile } from '../support/fake-profiles.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { focusedDialog } from '../support/focused-dialog.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('the browser profiles (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('are made from a template, changed and removed by keyboard, with nothing serious to find, in light and in dark', async () => {
    const world = new FakeWorld();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/profiles');
    await page.getByText('No profiles yet').waitFor();
    await look('empty');
    await page.keyboard.press('n');
    await focusedDialog(page, 'New profile');
    await page.getByRole('radio', { name: /Chrome on an Android phone/ }).press('Space');
    await page.getByLabel('Name').fill('Phone upright');
    await look('the templates');
    await page.keyboard.press('Enter');
    await page.getByText('“Phone upright” is made.').waitFor();
    expect(world.profiles.map(({ template, viewport }) => [template, viewport.width])).toEqual([
      ['mobile_android', 412],
    ]);

    addProfile(world, 'Berlin office', { accounts: 40 });
    await page.getByLabel('Width').fill('100');
    await page.keyboard.press('Enter');
    await page.getByText('From 200 to 7680.').waitFor();
    await look('a form with something to put right');
    await page.getByLabel('Width').fill('390');
    await page.getByLabel('Name').fill('Berlin office');
    await page.keyboard.press('Enter');
    await page.getByText('There is a profile called “Berlin office” already.').waitFor();
    await page.getByLabel('Name').fill('Phone');
    await page.keyboard.press('Enter');
    await page.getByText('“Phone” is saved.').waitFor();
    expect(world.profiles[0]?.viewport.width).toBe(390);

    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Used by 40 accounts' }).waitFor();
    await look('profiles');
    await page.getByRole('button', { name: 'Berlin office' }).press('Enter');
    const profile = await focusedDialog(page, 'Berlin office');
    await profile.getByRole('button', { name: 'Remove' }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Remove “Berlin office”?' });
    await question.getByText('40 accounts would have no profile').waitFor();
    await look('asked before it is removed');
    await question.getByRole('button', { name: 'Remove profile' }).press('Enter');
    await page.getByText('“Berlin office” is removed.').waitFor();
    expect(world.profiles.map(({ name }) => name)).toEqual(['Phone']);
    expect(shown.complaints).toEqual([]);
  });

  test('a new key for the vault is made with progress, and a warning goes for this session when it is dismissed', async () => {
    const world = new FakeWorld();
    Object.assign(world.vault, {
      protection: 'this_run',
      secrets: 1200,
      unreadable: 3,
      lost: ['3 secrets were saved in the desktop app.'],
    });
    const lost = world.addAccount('lost.key', 'Lost Key', null);
    Object.assign(world.vault, { signInAgain: [{ kind: 'account', id: lost.id, name: '@lost.key' }] });
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/settings');
    await page.getByText('3 secrets cannot be read here. 3 secrets were saved in the desktop app.').waitFor();
    await page.getByRole('link', { name: '@lost.key' }).waitFor();
    await page.getByRole('button', { name: 'Make a new key' }).press('Enter');
    const question = await focusedDialog(page);
    await question.getByRole('button', { name: 'Make a new key' }).press('Enter');
    await page.getByText('0 of 1,200 encrypted again').waitFor();
    const task = world.tasks[0];
    if (task === undefined) throw new Error('a task was expected');
    world.changeTask(task, { done: 600 });
    await page.getByText('600 of 1,200 encrypted again').waitFor();
    world.changeTask(task, { done: 1200, status: 'done' });
    await page.getByText('encrypted again').waitFor({ state: 'hidden' });
    await page.getByText('unlock or set up this computer’s keychain').waitFor();
    await page.getByText('--insecure-key-file FILE').waitFor();
    world.addAccount('harbor.coffee', 'Harbor Coffee', null);
    await go('/accounts');
    await page.getByText('Passwords are not kept.').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    await page.getByText('Passwords are not kept.').waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('@harbor.coffee', { exact: true }).waitFor();
    expect(await page.getByText('Passwords are not kept.').count()).toBe(0);
  });
});

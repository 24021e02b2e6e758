import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { composerDesk, step, takeFromLibrary } from '../support/composer-desk.ts';
import { findChromium } from '../support/open-browser.ts';
import { screenPicture } from '../support/screen-picture.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('the composer (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('a carousel for three platforms with words of their own is timed, looked over and started by keyboard', async () => {
    const world = composerDesk();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/campaigns/new');
    await page.getByRole('textbox', { name: 'Name' }).focus();
    await page.keyboard.type('Autumn menu');
    await page.getByRole('radio', { name: 'Photo', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await takeFromLibrary(page, ['one.jpg', 'two.jpg', 'three.jpg']);
    const names = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
    await page.getByRole('button', { name: /^Move .*, now number 3 of 3$/ }).focus();
    const last = (await names.nth(2).textContent()) ?? '';
    await page.keyboard.press('ArrowUp');
    await page.getByText('File 3 is now number 2 of 3.').waitFor();
    expect(await names.nth(1).textContent()).toContain(last.replace(/^3/, ''));

    await page.getByRole('textbox', { name: 'Caption' }).focus();
    await page.keyboard.type('Fresh from {account.display_name}');
    await page.getByRole('textbox', { name: 'First comment' }).focus();
    await page.keyboard.type('Open till six');
    await page.getByRole('tab', { name: 'All platforms' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('checkbox', { name: 'Own caption on Threads' }).press('Space');
    await page.getByRole('textbox', { name: 'Caption' }).fill('Short for Threads');
    await page.getByRole('tab', { name: /^Threads/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('switch', { name: 'Post it on TikTok' }).press('Space');
    await page.getByText('Accounts on TikTok leave this post out.').waitFor();

    await step(page, 'Content').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('checkbox', { name: 'All accounts' }).press('Space');
    await page.getByText('3 chosen').waitFor();
    await step(page, 'Accounts').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('radio', { name: /^At posting times/ }).press('Space');
    await page.getByRole('button', { name: 'Saturday' }).first().press('Enter');
    await page.getByRole('button', { name: 'Add quiet hours' }).press('Enter');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    await step(page, 'When').focus();
    await page.keyboard.press('ArrowRight');

    const timetable = page.getByRole('table');
    await timetable.getByRole('row', { name: /09:00 ?Europe\/Berlin.*Fresh from Harbor Coffee/ }).waitFor();
    await timetable.getByRole('row', { name: /09:00 ?Asia\/Tokyo.*Short for Threads/ }).waitFor();
    expect(await timetable.getByRole('row').count()).toBe(3);
    const [draft] = world.campaigns;
    expect(draft?.plan.schedule).toMatchObject({
      kind: 'slots',
      slots: [{ days: [1, 2, 3, 4, 5, 6], time: '09:00' }],
    });
    expect(draft?.items[0]?.variants).toEqual({
      threads: { skip: false, caption: 'Short for Threads' },
      tiktok: { skip: true },
    });
    await page.getByRole('button', { name: 'Schedule', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Schedule?' });
    await dialog.getByText(/^2 posts on 3 accounts, from /).waitFor();
    await dialog.getByRole('button', { name: 'Schedule' }).press('Enter');
    await page.getByText('Scheduled', { exact: true }).waitFor();
    expect(world.runs).toHaveLength(1);
    expect(shown.complaints).toEqual([]);
  });

  test('a newcomer posts now from two steps, and what stands in the way is shown in its step', async () => {
    const world = composerDesk();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/campaigns/new?step=when');
    await page.getByRole('button', { name: 'Post now' }).click();
    await page.getByText('Give the campaign a name.').waitFor();
    const buffer = Buffer.from(await screenPicture('Autumn').arrayBuffer());
    await page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
    await page.getByText('360 × 780').waitFor();
    await page.getByRole('textbox', { name: 'Caption' }).fill('{account.handle}: first light');
    await page.getByRole('heading', { level: 1, name: 'first light' }).waitFor();
    await step(page, 'Accounts').click();
    await page.getByText('Choose at least one account.').waitFor();
    await page.getByRole('checkbox', { name: '@harbor.coffee' }).check();
    await page.getByRole('button', { name: 'Post now' }).click();
    await page.getByText('1 post on 1 account', { exact: true }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Post now' }).click();
    await expect.poll(() => world.jobs.map(({ caption }) => caption)).toEqual(['harbor.coffee: first light']);
    await page.getByRole('heading', { level: 1, name: /first light/ }).waitFor();
  });

  test('a draft is stored as one goes, comes back whole, and a start that makes many posts can be stopped', async () => {
    const world = composerDesk();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/campaigns/new');
    await page.getByRole('radio', { name: 'Text', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: 'Caption' }).fill('Words alone for {shop_link}');
    await page.getByText('{shop_link} is not a variable.').waitFor();
    await page.getByRole('button', { name: 'Add a variable' }).click();
    await page.getByLabel('Value of variable 1').fill('example.com');
    await page.getByText('{shop_link} is not a variable.').waitFor({ state: 'hidden' });
    await step(page, 'Accounts').click();
    await page.getByRole('radio', { name: /^All that match/ }).check();
    await page.getByText('3 accounts now').waitFor();
    await step(page, 'When').click();
    await page.getByRole('radio', { name: /^Again and again/ }).check();
    await page.getByRole('textbox', { name: 'Every so many' }).fill('2');
    await page
      .getByText(/^Every 2 weeks on /)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Advanced' }).click();
    await page.getByLabel('The rule as RRULE').fill('FREQ=SOMETIMES');
    await page.getByText('FREQ=SOMETIMES is not known.').waitFor();
    await page.getByLabel('The rule as RRULE').fill('FREQ=MONTHLY;BYDAY=1MO');
    await page.getByText('Every month on the first Monday at 09:00').first().waitFor();
    // Left before it rested: what was written is stored on the way out.
    await page.getByRole('link', { name: 'Campaigns', exact: true }).first().click();
    await page.getByRole('link', { name: /^Words alone/ }).click();
    await step(page, 'When').click();
    await page.getByText('Every month on the first Monday at 09:00').first().waitFor();
    expect(world.campaigns).toHaveLength(1);
    await step(page, 'Look it over').click();
    await page.getByText('Nothing stands in the way.').waitFor();

    const gate = Promise.withResolvers<void>();
    world.startGate = gate.promise;
    const task = world.addTask('Start', 100_000, 'campaign_start');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(/^Posts again and again on 3 accounts, beginning /)
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await page.getByText('0 of 100,000 posts').waitFor();
    world.changeTask(task, { done: 40_000 });
    await page.getByText('40,000 of 100,000 posts').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/of 100,000 posts/).waitFor({ state: 'hidden' });
    expect(task.status).toBe('cancelled');
    gate.resolve();
  });

  test('every step has nothing serious to find, in light and in dark', async () => {
    const world = composerDesk();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/campaigns');
    await page.getByText('No campaigns yet').waitFor();
    await go('/campaigns/new');
    await takeFromLibrary(page, ['one.jpg', 'two.jpg']);
    await page.getByRole('button', { name: 'Make one carousel of 2' }).click();
    await page.getByRole('button', { name: 'Add a post' }).click();
    await page.getByRole('button', { name: /^Post 1/ }).click();
    await page.getByRole('textbox', { name: 'Caption' }).fill('A look at {date}. '.repeat(20));
    await page.getByRole('button', { name: 'Add a variable' }).click();
    await page.getByRole('button', { name: '0 other values of shop_link' }).click();
    await look('content');
    await page.getByRole('tab', { name: 'Instagram', exact: true }).click();
    for (const what of ['Other files', 'Own caption', 'Own first comment'])
      await page.getByRole('checkbox', { name: `${what} on Instagram` }).check();
    await look('a platform');
    await step(page, 'Accounts').click();
    await page.getByRole('checkbox', { name: 'All accounts' }).check();
    await page.getByRole('radio', { name: /^All that match/ }).check();
    await page.getByRole('radio', { name: /^By chance/ }).check();
    await page.getByRole('button', { name: 'Shuffle again' }).click();
    await page.getByText('3 accounts now').waitFor();
    await look('accounts by a filter');
    await step(page, 'When').click();
    await page.getByRole('button', { name: 'Add quiet hours' }).click();
    for (const kind of ['Again and again', 'At posting times']) {
      await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
      await look(kind);
    }
    await step(page, 'Look it over').click();
    await page.getByRole('heading', { name: 'The first posts' }).waitFor();
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.getByRole('heading', { name: '1 thing to put right' }).waitFor();
    await look('something to put right');
    await page.getByRole('button', { name: 'Go to Content' }).click();
    await page.getByRole('button', { name: 'More for post 1' }).waitFor();
    expect(shown.complaints).toEqual([]);
  });
});

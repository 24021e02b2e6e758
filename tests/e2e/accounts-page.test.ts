import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltPages } from '../support/built-pages.ts';
import { serveFakeAgent } from '../support/fake-agent-server.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { focusedDialog } from '../support/focused-dialog.ts';
import { findChromium, seriousFindings } from '../support/open-browser.ts';

const chromium = findChromium();
const patient = { timeout: 20_000 };

/** A desk of 100,000 accounts, every second of them a client's and every fourth with a proxy. */
function agency(): FakeWorld {
  const world = new FakeWorld();
  const phone = world.addPhone('Pixel 8');
  const proxies = Array.from({ length: 60 }, (_, at) => world.addProxy(`fra-${at + 1}`));
  for (let n = 1; n <= 100_000; n += 1) {
    const proxy = n % 4 === 0 ? proxies[n % 60] : undefined;
    world.addAccount(`brand.${n}`, `Brand ${n}`, phone, {
      client: n % 2 === 0 ? 'Harbor' : null,
      status: n === 3 ? 'needs_captcha' : 'active',
      statusReason: n === 3 ? 'Instagram asked who it is.' : null,
      hasPassword: n === 1,
      secretsUnreadable: n === 2,
      proxyId: proxy?.id ?? null,
      proxyName: proxy?.name ?? null,
      proxyStatus: proxy?.status ?? null,
    });
  }
  world.ownershipConfirmedAt = world.now();
  return world;
}

describe.skipIf(chromium === null)('the accounts screen (skipped where no Chromium is)', () => {
  let pages: BuiltPages;
  beforeAll(async () => {
    pages = await BuiltPages.make(chromium ?? '');
  });
  afterAll(async () => {
    await pages[Symbol.asyncDispose]();
  });

  const look = async (page: Page, what: string) =>
    expect([what, await seriousFindings(page)]).toEqual([what, []]);
  const grid = (page: Page) => page.getByRole('grid', { name: 'Accounts' });
  const row = (page: Page, name: string) =>
    grid(page)
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('100,000 accounts: far rows are drawn, filters live in the address, live changes keep place and ticks', async () => {
    const world = agency();
    await using server = await serveFakeAgent(world, pages.folder);
    const page = await pages.open();
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/accounts`);
    await row(page, '@brand.1').waitFor();
    await page.getByText('100,000 accounts').waitFor();

    await grid(page).evaluate((element) => element.scrollTo({ top: 90_000 * 48 }));
    await row(page, '@brand.90001').waitFor();
    expect(await grid(page).getByRole('row').count()).toBeLessThan(60);
    await page.getByRole('checkbox', { name: 'Select @brand.90002', exact: true }).click();
    await page
      .getByRole('checkbox', { name: 'Select @brand.90005', exact: true })
      .click({ modifiers: ['Shift'] });
    await page.getByText('4 accounts selected').waitFor();
    const place = await grid(page).evaluate((element) => element.scrollTop);
    Object.assign(world.accounts[90_002] ?? {}, { displayName: 'Renamed meanwhile' });
    world.tell({ type: 'account.updated', message: 'Account changed', accountId: 90_003 });
    await page.getByText('Renamed meanwhile').waitFor();
    await page.getByText('4 accounts selected').waitFor();
    expect(await grid(page).evaluate((element) => element.scrollTop)).toBe(place);
    await look(page, 'far down, with rows ticked');

    await page.getByRole('button', { name: 'Client', exact: true }).first().click();
    await page.getByRole('option', { name: /Harbor/ }).click();
    await page.getByText('50,000 accounts', { exact: true }).waitFor();
    await page.getByText('4 accounts selected').waitFor({ state: 'hidden' });
    await page.getByRole('columnheader', { name: 'Account' }).getByRole('button').click();
    await expect.poll(() => page.url(), patient).toContain('sort=handle');
    await page.reload();
    await page.getByText('50,000 accounts', { exact: true }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Account' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );

    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Harbor by handle');
    await page.keyboard.press('Enter');
    await page.getByText('The view “Harbor by handle” is saved.').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('100,000 accounts', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Harbor by handle', exact: true }).click();
    await page.getByText('50,000 accounts', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Search accounts' }).fill('nobody');
    await page.getByText('No account matches').waitFor();
    await look(page, 'nothing matches');
    expect(pages.complaints).toEqual([]);
    await page.context().close();
  });

  test('by the keyboard alone: walk, tick, change many, take it back, open one and come back', async () => {
    const world = agency();
    await using server = await serveFakeAgent(world, pages.folder);
    const page = await pages.open({ colorScheme: 'dark' });
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/accounts`);
    await row(page, '@brand.1').waitFor();
    await row(page, '@brand.1').focus();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('ArrowDown');
    await expect.poll(() => focused(page), patient).toContain('@brand.2');
    await press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByText('3 accounts selected').waitFor();
    await press('End');
    await expect.poll(() => focused(page), patient).toContain('@brand.100000');
    await press('Home', 'PageDown');
    await expect.poll(() => focused(page), patient).not.toContain('@brand.100000');
    await press('Escape');
    await page.getByText('accounts selected').waitFor({ state: 'hidden' });
    await press('Control+a');
    await page.getByText('100,000 accounts selected').waitFor();
    await press('Space');
    await page.getByText('99,999 accounts selected').waitFor();
    await press('Space');
    await page.getByText('100,000 accounts selected').waitFor();

    await page.getByRole('button', { name: 'Tags', exact: true }).focus();
    await press('Enter');
    await focusedDialog(page, 'Tags of 100,000 accounts');
    await page.keyboard.type('autumn');
    await press('Enter', 'Escape');
    await look(page, 'tags of many');
    await page.getByRole('button', { name: 'Change 100,000 accounts' }).press('Enter');
    await page.getByText('100,000 accounts changed.').waitFor();
    expect(world.accounts.every(({ tags }) => tags.includes('autumn'))).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect.poll(() => world.accounts.some(({ tags }) => tags.includes('autumn')), patient).toBe(false);

    await row(page, '@brand.3').focus();
    await press('Enter');
    await page.getByRole('dialog', { name: '@brand.3' }).waitFor();
    await look(page, 'details');
    await page.getByLabel('E-mail').fill('taken@example.com');
    await press('Enter');
    await page.getByText('Another account has it.').waitFor();
    await page.getByRole('tab', { name: 'Details' }).focus();
    await press('ArrowRight');
    await page.getByText('Instagram asked who it is.').waitFor();
    await look(page, 'status');
    // Past the limits, which are tried in a test of their own.
    await press('ArrowRight', 'ArrowRight');
    await page.getByRole('button', { name: 'Test login' }).press('Enter');
    await page.getByText('The profile screen shows @brand.3.').waitFor();
    await page.getByRole('button', { name: 'Open browser' }).press('Enter');
    await page.getByRole('button', { name: 'Close browser' }).waitFor();
    await page.getByRole('button', { name: 'What it reports' }).press('Enter');
    await page.getByRole('cell', { name: 'Europe/Berlin' }).waitFor();
    await look(page, 'sign-in');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focused(page), patient).toContain('@brand.3');
    expect(pages.complaints).toEqual([]);
    await page.context().close();
  });

  test('proxies are dealt out, removal says what it means, and passwords are shown only when asked twice', async () => {
    const world = agency();
    world.accounts.splice(40);
    await using server = await serveFakeAgent(world, pages.folder);
    const page = await pages.open();
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/accounts`);
    for (const n of [1, 2, 3, 5])
      await page.getByRole('checkbox', { name: `Select @brand.${n}`, exact: true }).click();
    const bar = page.getByRole('toolbar');
    await bar.getByRole('button', { name: 'Proxy' }).click();
    const choice = page.getByRole('dialog').getByRole('combobox', { name: 'Proxies' });
    for (const name of ['fra-58', 'fra-59']) {
      await choice.fill(name);
      await page.getByRole('option', { name, exact: true }).click();
    }
    await look(page, 'proxies to deal out');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change 4 accounts' }).click();
    await page.getByText('4 accounts changed.').waitFor();
    expect([1, 2, 3, 5].map((n) => world.accounts[n - 1]?.proxyName)).toEqual([
      'fra-58',
      'fra-59',
      'fra-58',
      'fra-59',
    ]);

    await bar.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('checkbox', { name: 'With passwords' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await page.getByText('readable to everybody').waitFor();
    await look(page, 'export with passwords');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export with passwords' }).click();
    expect((await download).suggestedFilename()).toBe('accounts.csv');

    await bar.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('4 accounts. No campaign and no waiting post').waitFor();
    await look(page, 'consequences');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await row(page, '@brand.1').click();
    await page.getByRole('button', { name: 'Show password' }).click();
    await page.getByText('written to the history').waitFor();
    await page
      .getByRole('dialog', { name: 'Show the password of @brand.1?' })
      .getByRole('button', { name: 'Show password' })
      .click();
    await page.getByText('correct horse').waitFor();
    await page.getByRole('button', { name: 'Hide' }).click();
    await page.getByText('correct horse').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await row(page, '@brand.2').click();
    await page
      .getByText('Sign in again: the key that opens its password is not here (Settings tells why).')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    const task = world.addTask('Check 60 proxies', 60);
    world.changeTask(task, { done: 20 });
    await page.getByRole('button', { name: '1 task running' }).click();
    await page.getByText('20 of 60').waitFor();
    await look(page, 'tasks');
    await page.getByRole('button', { name: 'Stop: Check 60 proxies' }).click();
    await page.getByText('It was cancelled.').waitFor();
    expect(pages.complaints).toEqual([]);
    await page.context().close();
  });
});

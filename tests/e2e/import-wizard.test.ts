import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltPages } from '../support/built-pages.ts';
import { serveFakeAgent } from '../support/fake-agent-server.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { focusedDialog } from '../support/focused-dialog.ts';
import { findChromium, seriousFindings } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('importing accounts (skipped where no Chromium is)', () => {
  let pages: BuiltPages;
  beforeAll(async () => {
    pages = await BuiltPages.make(chromium ?? '');
  });
  afterAll(async () => {
    await pages[Symbol.asyncDispose]();
  });

  test('a file is read, mapped, looked at, added and taken back, by the keyboard; it can be left and found again', async () => {
    const world = new FakeWorld();
    world.addAccount('harbor.coffee', 'Harbor Coffee', null);
    await using server = await serveFakeAgent(world, pages.folder);
    const page = await pages.open();
    const look = async (what: string) => expect([what, await seriousFindings(page)]).toEqual([what, []]);
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/accounts`);
    await page.getByRole('button', { name: 'Import' }).press('Enter');
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await look('the choice of a file');
    const rows = Array.from({ length: 60 }, (_, n) => `brand.${n},Brand ${n}`);
    const text = ['user,displayName', ...rows, 'harbor.coffee,Harbor', 'not a handle,Nobody'].join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'brands.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByText('Reading brands.csv').waitFor();
    await look('a file being read');
    world.readImport();
    await page.getByText('Say which column is Handle').waitFor();
    expect(await page.getByRole('button', { name: /^Add / }).last().isDisabled()).toBe(true);

    const becomes = page.getByRole('combobox', { name: 'What “user” becomes' });
    await becomes.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Handle (needed)' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const problems = page.getByRole('table', { name: 'Problems' });
    await problems.getByText('@harbor.coffee is there already.').waitFor();
    await problems.getByText('“not a handle” is no handle.').waitFor();
    await page.getByRole('textbox', { name: 'Row with a problem' }).fill('62');
    await problems.getByText('“not a handle” is no handle.').waitFor({ state: 'hidden' });
    await look('a preview');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).press('Enter');
    expect((await download).suggestedFilename()).toBe('brands.csv problems.csv');

    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Import' }).press('Enter');
    const wizard = await focusedDialog(page);
    await wizard.getByRole('button', { name: /brands\.csv/ }).press('Enter');
    const add = page.getByRole('button', { name: 'Add 60 accounts' }).and(page.locator(':enabled'));
    await add.press('Enter');
    await page.getByText('Please confirm this to go on.').waitFor();
    await page.getByRole('checkbox', { name: /I own these accounts/ }).press('Space');
    await add.press('Enter');
    await page.getByRole('progressbar', { name: 'Adding 60 accounts' }).waitFor();
    await look('being added');
    world.applyImport();
    await page.getByText('60 accounts added').waitFor();
    await look('added');
    await page.getByRole('button', { name: 'Show them' }).press('Enter');
    await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('importId=1');
    await page.getByText('60 accounts', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    const again = await focusedDialog(page);
    await again.getByRole('button', { name: /brands\.csv/ }).press('Enter');
    await page.getByRole('button', { name: 'Undo import' }).press('Enter');
    await page.getByText('60 accounts that it added will be removed').waitFor();
    const question = await focusedDialog(page, 'Undo this import?');
    await question.getByRole('button', { name: 'Undo import' }).press('Enter');
    await page.getByText('The import was taken back').waitFor();
    expect(world.accounts.map(({ handle }) => handle)).toEqual(['harbor.coffee']);
    expect(pages.complaints).toEqual([]);
    await page.context().close();
  });
});

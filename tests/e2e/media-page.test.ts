import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addMedia } from '../support/fake-media.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { focusedDialog } from '../support/focused-dialog.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

const picture = (name: string, words: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: Buffer.from(words),
});

describe.skipIf(chromium === null)('the media library (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('has nothing serious to find in any state, in light and in dark', async () => {
    const world = new FakeWorld();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/media');
    await page.getByText('Fill the library').waitFor();
    await look('empty');
    addMedia(world, {
      fileName: 'harbour.png',
      mime: 'image/png',
      folder: 'Summer/Beach',
      tags: ['hero'],
      hasLocation: true,
    });
    addMedia(world, { fileName: 'posted.jpg', uses: 2 });
    addMedia(world, { fileName: 'gone.jpg', missing: true, hasThumbnail: false });
    addMedia(world, {
      fileName: 'clip.mp4',
      kind: 'video',
      mime: 'video/mp4',
      durationMs: 34_000,
      hasThumbnail: false,
    });
    world.tell({ type: 'media.created', message: 'Added' });
    await page.getByRole('gridcell', { name: 'harbour.png' }).waitFor();
    await page.getByRole('gridcell', { name: 'posted.jpg' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('1 file selected').waitFor();
    await look('a file selected');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('dialog', { name: 'Move 1 file' }).waitFor();
    await look('asked for a folder');
    await go('/media?layout=list');
    await page.getByRole('row', { name: /gone\.jpg/ }).waitFor();
    await look('as a list');
    await go('/media?open=1');
    await page.getByText('Instagram takes JPEG pictures only.').first().waitFor();
    await look('a file');
    await go('/media?open=3');
    await page.getByText(/The file is gone from this computer/).waitFor();
    await look('a missing file');
    await go('/media?search=nothing');
    await page.getByText('No file matches').waitFor();
    await look('nothing found');
    await page.getByRole('button', { name: 'Other ways' }).click();
    await page.getByRole('menuitem', { name: 'Watched folders…' }).click();
    await page.getByLabel('Folder to watch').fill('/mnt/gone');
    await page.getByRole('button', { name: 'Watch this folder' }).click();
    await page.getByText('Plug in the disk it is on.').waitFor();
    await look('a watched folder that cannot be read');
    expect(shown.complaints).toEqual([]);
  });

  test('takes several files, names what it refuses and what it has already', async () => {
    const world = new FakeWorld();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/media');
    const files = page.locator('input[type=file]').first();
    await files.setInputFiles([
      picture('one.jpg', 'first'),
      picture('two.jpg', 'second'),
      picture('again.jpg', 'first'),
      picture('torn.jpg', 'broken'),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
    ]);
    const list = page.getByRole('region', { name: 'Files being added' });
    await list.getByText('2 added, 1 already there, and 2 refused').waitFor();
    const line = (name: string) => list.getByRole('listitem').filter({ hasText: name });
    expect(await line('torn.jpg').textContent()).toContain('It breaks off in the middle.');
    expect(await line('notes.txt').textContent()).toContain('Not a picture or video the library takes.');
    await list.getByText('Already in the library').waitFor();
    await look('files added');
    expect(world.media.length).toBe(2);
    await page.getByRole('gridcell', { name: 'two.jpg' }).waitFor();
    await list.getByRole('button', { name: 'Close the list of files' }).click();
    await list.waitFor({ state: 'hidden' });
  });

  test('jumps to the 40,000th of 50,000 by scroll bar, and to the last by keyboard', async () => {
    const world = new FakeWorld();
    for (let n = 1; n <= 50_000; n += 1) addMedia(world, { fileName: `photo-${n}.jpg`, hasThumbnail: false });
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/media');
    await page.getByText('50,000 files').waitFor();
    const grid = page.getByRole('grid', { name: 'Media' });
    await grid.getByRole('gridcell', { name: 'photo-1.jpg' }).waitFor();
    await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight * 0.79999 }));
    const far = grid.getByRole('gridcell', { name: /^photo-(39999|4000\d|4001\d)\.jpg/ }).first();
    await far.waitFor();
    expect(await grid.getByRole('gridcell').count()).toBeLessThan(120);
    await far.click({ modifiers: ['Control'] });
    await page.getByText('1 file selected').waitFor();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('photo-50000.jpg');
    await look('at the end');
  });

  test('is worked by keyboard alone: select, move, remove with what stays, open, repair', async () => {
    const world = new FakeWorld();
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) addMedia(world, { fileName: name });
    addMedia(world, { fileName: 'posted.jpg', uses: 1 });
    addMedia(world, { fileName: 'logo.png', mime: 'image/png' });
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/media');
    await page.getByRole('gridcell', { name: 'a.jpg' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByText('2 files selected').waitFor();
    await page.getByRole('button', { name: 'Move', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Folder' }).fill('Autumn/Menu');
    await page.keyboard.press('Enter');
    await page.getByText('2 files changed.').waitFor();
    expect(world.media.map(({ facts }) => facts.folder)).toEqual(['Autumn/Menu', 'Autumn/Menu', '', '', '']);
    await page
      .getByRole('navigation', { name: 'Folders' })
      .getByRole('button', { name: /Autumn/ })
      .waitFor();

    await page.getByRole('gridcell', { name: 'b.jpg' }).focus();
    await page.keyboard.press('Control+a');
    await page.getByText('5 files selected').waitFor();
    await page.getByRole('gridcell', { name: 'logo.png' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('4 files selected').waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).focus();
    await page.keyboard.press('Enter');
    const question = await focusedDialog(page);
    await question.getByRole('button', { name: 'Remove 4 files' }).press('Enter');
    await page.getByText('3 files removed. 1 file stayed').waitFor();
    await page.getByText('2 files', { exact: true }).waitFor();
    expect(world.media.map(({ facts }) => facts.fileName)).toEqual(['posted.jpg', 'logo.png']);

    await page.getByRole('gridcell', { name: 'logo.png' }).focus();
    await page.keyboard.press('Enter');
    await focusedDialog(page, 'logo.png');
    await page.getByRole('button', { name: 'Make it a JPEG for Instagram post' }).press('Enter');
    await page.getByText('The original is kept as it is.').waitFor();
    await page.getByRole('button', { name: 'Open the new file' }).press('Enter');
    await page.getByRole('heading', { name: 'logo-fixed.jpg' }).waitFor();
    await page.getByRole('button', { name: 'Make a reference' }).press('Enter');
    await page.getByRole('button', { name: /^End the reference/ }).press('Enter');
    await page.getByText('Ended', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(shown.complaints).toEqual([]);
  });

  test('gives photos to the composer, which says what is refused and puts a repaired copy in its place', async () => {
    const world = new FakeWorld();
    world.addAccount('harbor.coffee', 'Harbor Coffee', world.addPhone('Pixel 8'));
    addMedia(world, { fileName: 'menu.jpg' });
    addMedia(world, { fileName: 'logo.png', mime: 'image/png' });
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/campaigns/new');
    await page.getByRole('button', { name: 'From the library' }).click();
    const dialog = await focusedDialog(page, 'Choose from the library');
    await dialog.getByRole('gridcell', { name: 'logo.png' }).focus();
    await page.keyboard.press('Space');
    await look('choosing from the library');
    await dialog.getByRole('button', { name: 'Add 1 file' }).click();
    await page.getByRole('button', { name: 'Remove logo.png' }).waitFor();
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('checkbox', { name: '@harbor.coffee' }).check();
    await page.getByRole('tab', { name: 'Content' }).click();
    await page.getByText('Instagram takes JPEG pictures only.').waitFor();
    await look('a photo that is refused');
    await page.getByRole('button', { name: 'Make it a JPEG: logo.png' }).click();
    await page.getByRole('button', { name: 'Remove logo-fixed.jpg' }).waitFor();
    await page.getByText('Instagram takes JPEG pictures only.').waitFor({ state: 'hidden' });
    expect(world.media.map(({ facts }) => facts.fileName)).toEqual([
      'menu.jpg',
      'logo.png',
      'logo-fixed.jpg',
    ]);
    expect(shown.complaints).toEqual([]);
  });
});

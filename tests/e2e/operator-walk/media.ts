import { closeDialog, type Visit } from './visit.ts';

/** The media library with everything that opens over it, one file and its repair. */
export async function visitMedia(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/media');
  await page.getByText('18 files').or(page.getByText('19 files')).waitFor();
  await page.getByRole('gridcell', { name: 'market-1.jpg' }).waitFor();
  await look('media');
  await page.getByRole('gridcell', { name: 'market-1.jpg' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('1 file selected').waitFor();
  await look('media-selected');
  for (const [button, name] of [
    ['Move', 'move'],
    ['Tag', 'tag'],
  ] as const) {
    await page.getByRole('toolbar').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await look(`media-${name}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.getByRole('toolbar').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('It leaves the library').waitFor();
  await look('media-remove');
  await closeDialog(visit);
  await go('/media?layout=list');
  await page.getByRole('row', { name: /market-1\.jpg/ }).waitFor();
  await look('media-list');
  await go('/media?folder=Summer%2FBeach');
  await page.getByText('6 files').waitFor();
  await look('media-folder');
  await visitFile(visit);
  await page.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('menuitem', { name: 'Watched folders…' }).waitFor();
  await look('media-other-ways');
  await page.getByRole('menuitem', { name: 'Watched folders…' }).click();
  await page.getByLabel('Folder to watch').waitFor();
  await look('media-watched');
  await closeDialog(visit);
  await page.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('menuitem', { name: 'Import from a folder…' }).click();
  await page.getByLabel('Paths on this computer').waitFor();
  await look('media-import-path');
  await closeDialog(visit);
}

async function visitFile(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/media?open=5');
  await page.getByRole('button', { name: 'Make it a JPEG for Instagram photo' }).waitFor();
  await look('media-file');
  await page.getByRole('button', { name: 'Make it a JPEG for Instagram photo' }).click();
  await page.getByText('The original is kept as it is.').waitFor();
  await look('media-file-fixed');
  await closeDialog(visit);
  await go('/media');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'torn.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
    ]);
  const uploads = page.getByRole('region', { name: 'Files being added' });
  await uploads.getByText('2 refused').waitFor();
  await look('media-upload-refused');
  await uploads.getByRole('button', { name: 'Close the list of files' }).click();
}

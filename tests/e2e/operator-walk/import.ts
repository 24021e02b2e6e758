import { badAccountsFile } from '../../support/bad-accounts-file.ts';
import { closeDialog, type Visit } from './visit.ts';

/** The import of a file with everything that can be wrong with one, from its choice to its undo. */
export async function visitImport(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/accounts?import=new');
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await look('import-choose');
  const buffer = Buffer.from(badAccountsFile().bytes);
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'brands.csv', mimeType: 'text/csv', buffer });
  const add = page.getByRole('button', { name: /^Add \d+ accounts$/ });
  await add.and(page.locator(':enabled')).waitFor();
  await look('import-preview');
  await add.scrollIntoViewIfNeeded();
  await look('import-preview-end');
  await add.click();
  await page.getByText(/^\d+ accounts added$/).waitFor();
  await look('import-applied');
  await page.getByRole('button', { name: 'Show them' }).click();
  await page.getByText('@good.1', { exact: true }).waitFor();
  await look('import-shown');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  // Those of earlier walks are taken back.
  await page.getByRole('button', { name: /brands\.csv.*Added/ }).click();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page
    .getByRole('dialog', { name: 'Undo this import?' })
    .getByRole('button', { name: 'Undo import' })
    .click();
  await page.getByText('The import was taken back').waitFor();
  await look('import-undone');
  await closeDialog(visit);
}

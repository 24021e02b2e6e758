import { focusedDialog } from '../../support/focused-dialog.ts';
import { closeDialog, type Visit } from './visit.ts';

const scheduleKinds = [
  [/^At a time/, 'at'],
  [/^At posting times/, 'slots'],
  [/^Spread over a while/, 'spread'],
  [/^Again and again/, 'recurring'],
] as const;

/** A campaign being composed from the library, with what speaks against it. */
export async function visitComposer(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/campaigns/new');
  await page.getByRole('textbox', { name: 'Caption' }).waitFor();
  await look('composer');
  await page.getByRole('button', { name: 'From the library' }).click();
  const dialog = await focusedDialog(page, 'Choose from the library');
  await dialog.getByRole('gridcell', { name: 'atelier-5.png' }).focus();
  await page.keyboard.press('Space');
  await look('composer-picker');
  await dialog.getByRole('button', { name: 'Add 1 file' }).click();
  await page.getByRole('button', { name: 'Remove atelier-5.png' }).waitFor();
  await page.getByRole('tab', { name: 'Accounts' }).click();
  await page.getByRole('checkbox', { name: '@lumen.studio', exact: true }).check();
  await page.getByRole('checkbox', { name: '@fern.and.fig', exact: true }).check();
  await look('composer-accounts');
  await page.getByRole('radio', { name: /^All that match/ }).check();
  await page.getByText(/accounts now$/).waitFor();
  await look('composer-filter');
  await page.getByRole('radio', { name: /^These accounts/ }).check();
  await page.getByRole('tab', { name: 'When' }).click();
  for (const [kind, name] of scheduleKinds) {
    await page.getByRole('radio', { name: kind }).check();
    await look(`composer-${name}`);
  }
  await page.getByRole('tab', { name: 'Look it over' }).click();
  await page.getByRole('region', { name: /put right$/ }).waitFor();
  await look('composer-review');
  await page.getByRole('tab', { name: 'Content' }).click();
  await page
    .getByText(/takes JPEG; this is PNG/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^(Post now|Schedule|Start)$/ }).click();
  await page
    .getByText(/things? to put right/)
    .first()
    .waitFor();
  await look('composer-findings');
  // A draft without a name is not stored by itself.
  await go('/settings');
  const question = await focusedDialog(page, 'Leave without saving?');
  await look('composer-leave');
  await question.getByRole('button', { name: 'Leave' }).click();
}

/** What is set for the whole agent, the vault first of all, and the tasks of the frame. */
export async function visitSettings(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/settings');
  await page.getByRole('button', { name: 'Make a new key' }).waitFor();
  await page.getByText('API documentation').waitFor();
  await page.getByRole('columnheader', { name: 'Why it matters' }).waitFor();
  await look('settings');
  await page.getByRole('button', { name: 'Make a new key' }).click();
  await page.getByRole('dialog').waitFor();
  await look('settings-new-key');
  await closeDialog(visit);
  await page.getByRole('button', { name: /^Tasks|running$/ }).click();
  await page.getByRole('dialog', { name: 'Tasks' }).waitFor();
  await look('tasks');
  await page.keyboard.press('Escape');
}

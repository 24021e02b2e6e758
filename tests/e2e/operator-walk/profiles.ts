import { closeDialog, type Visit } from './visit.ts';

/** The browser profiles: their cards, the templates, one of them, and the question before it goes. */
export async function visitProfiles(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/profiles');
  await page.getByRole('button', { name: 'Design Mac' }).waitFor();
  await look('profiles');
  await page.getByRole('button', { name: 'New profile' }).click();
  await page.getByRole('radio', { name: /Chrome on an Android phone/ }).waitFor();
  await look('profile-templates');
  await closeDialog(visit);
  await page.getByRole('button', { name: 'Design Mac' }).click();
  await page.getByLabel('Width').waitFor();
  await look('profile');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('would have no profile').waitFor();
  await look('profile-remove');
  await page
    .getByRole('dialog', { name: 'Remove “Design Mac”?' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await page.getByText('would have no profile').waitFor({ state: 'hidden' });
  await closeDialog(visit);
}

import { closeDialog, type Visit } from './visit.ts';

/** The list of accounts with everything that opens over it, one account, and the form of a new one. */
export async function visitAccounts(visit: Visit): Promise<void> {
  await visitList(visit);
  await visitBulk(visit);
  await visitOne(visit);
}

async function visitList(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/accounts');
  await page.getByText('@harbor.coffee', { exact: true }).waitFor();
  await look('accounts');
  await page.getByRole('button', { name: 'Client', exact: true }).first().click();
  await page.getByRole('option', { name: /Kestrel Agency/ }).waitFor();
  await look('accounts-filter-open');
  await page.getByRole('option', { name: /Kestrel Agency/ }).click();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).waitFor();
  await look('accounts-more-filters');
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await page.getByRole('option', { name: 'Design Mac' }).click();
  await page.getByRole('button', { name: 'Profile: Design Mac' }).waitFor();
  await look('accounts-filtered');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).waitFor();
  await look('accounts-views');
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').waitFor();
  await look('accounts-name-view');
  await closeDialog(visit);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Client' }).waitFor();
  await look('accounts-columns');
  await page.keyboard.press('Escape');
  await go('/accounts?search=nobody');
  await page.getByText('No account matches').waitFor();
  await look('accounts-no-match');
}

async function visitBulk(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/accounts');
  await page.getByRole('checkbox', { name: 'Select @harbor.coffee', exact: true }).click();
  await page
    .getByRole('checkbox', { name: 'Select @ember.kitchen', exact: true })
    .click({ modifiers: ['Shift'] });
  await page.getByText('6 accounts selected').waitFor();
  await look('accounts-selected');
  const bar = page.getByRole('toolbar');
  for (const what of ['Tags', 'Client', 'Proxy', 'Profile', 'Phone'] as const) {
    await bar.getByRole('button', { name: what }).click();
    await page.getByRole('dialog', { name: `${what} of 6 accounts` }).waitFor();
    await look(`accounts-bulk-${what.toLowerCase()}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await bar.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitem', { name: 'Active' }).waitFor();
  await look('accounts-bulk-status');
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('checkbox', { name: 'With passwords' }).check();
  await look('accounts-export');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  await page.getByText('readable to everybody').waitFor();
  await look('accounts-export-passwords');
  await page
    .getByRole('dialog', { name: 'Write the passwords too?' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await page.getByText('readable to everybody').waitFor({ state: 'hidden' });
  await closeDialog(visit);
  await bar.getByRole('button', { name: 'Remove' }).click();
  await page.getByText(/^6 accounts\./).waitFor();
  await look('accounts-remove');
  await closeDialog(visit);
}

async function visitOne(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/accounts?edit=4');
  await page.getByRole('tab', { name: 'Details' }).waitFor();
  await page.getByText('kept in the vault').waitFor();
  await look('account-details');
  await page.getByRole('button', { name: 'Show password' }).click();
  await page.getByText('written to the history').waitFor();
  await look('account-show-password');
  await page
    .getByRole('dialog', { name: /^Show the password/ })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await page.getByText('written to the history').waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: 'Sign-in' }).click();
  await page.getByLabel('Opens at').fill(visit.site);
  await page.getByRole('button', { name: 'Open browser' }).click();
  await page.getByRole('button', { name: 'Close browser' }).waitFor();
  await page.getByRole('button', { name: 'What it reports' }).click();
  await page.getByRole('table', { name: /what the browser reports/ }).waitFor();
  await look('account-sign-in');
  await page.getByRole('button', { name: 'Close browser' }).click();
  await page.getByRole('button', { name: 'Open browser' }).waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('listitem').first().waitFor();
  await look('account-history');
  await go('/accounts?edit=17');
  await page.getByRole('tab', { name: 'Status' }).click();
  await page.getByText('confirm that a person is there').first().waitFor();
  await look('account-status');
  await go('/accounts?edit=new');
  await page.getByRole('dialog', { name: 'Add an account' }).waitFor();
  await page.getByRole('button', { name: 'Add account' }).last().click();
  await page.getByText('The name after the @.').waitFor();
  await look('account-new');
  await closeDialog(visit);
}

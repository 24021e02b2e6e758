import type { Locator, Page } from 'playwright-core';

/**
 * A dialog once it has the focus. It takes it a moment after it is drawn: until then a key goes to what lies under it, and
 * a field that was focused by then loses the focus again.
 */
export async function focusedDialog(page: Page, name?: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', name === undefined ? {} : { name });
  await dialog.filter({ has: page.locator(':focus') }).waitFor();
  return dialog;
}

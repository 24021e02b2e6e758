import type { Page } from 'playwright-core';

/** What somebody has who walks through the screens of an agent. */
export type Visit = {
  readonly page: Page;
  /** Opens a screen by its address, such as `/accounts?edit=4`. */
  readonly go: (path: string) => Promise<unknown>;
  /** What to do where a screen stands still. */
  readonly look: (name: string) => Promise<void>;
  /** An address on this computer that an account's browser can open. */
  readonly site: string;
};

/** Closes what lies over the screen and waits until it is gone. */
export async function closeDialog({ page }: Visit): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').last().waitFor({ state: 'hidden' });
}

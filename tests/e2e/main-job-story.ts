import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type RootKey, rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import { nodeProcessHost, startLocalAgent } from '../../src-agent/cli/composition.ts';
import { quietLog } from '../support/quiet-log.ts';

/** Where pictures of the screens go. */
export const picturesDir = fileURLToPath(new URL('../../artifacts/screenshots', import.meta.url));

/** An agent as `npm start` runs it in browser mode, on an empty folder, with an adb server of its own. */
export function startStoryAgent(dataDir: string, adbPort: number, rootKey: RootKey = rootKeyOfThisRun()) {
  return startLocalAgent(
    { dataDir, mode: 'browser', adbPort, isolatedAdb: true, rootKey },
    { processHost: nodeProcessHost(quietLog), log: quietLog, version: '0.1.0', headlessBrowsers: true },
  );
}

/** What to do when a screen stands still: take its picture, look for barriers. */
export type Look = (name: string) => Promise<void>;

/** From the empty screen to a completed run, as a newcomer clicks. */
export async function playMainJob(page: Page, oneTimeLink: string, look: Look): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Main' });
  await page.goto(oneTimeLink);
  await page.getByRole('heading', { name: 'Welcome to Switchyard' }).waitFor();
  await look('welcome');
  await page.getByRole('button', { name: 'Start two simulated phones' }).click();
  await page.getByText('4 of 5 done').waitFor({ timeout: 60_000 });
  await look('phones-ready');

  await menu.getByRole('link', { name: 'Devices' }).click();
  await page.getByText('Simulated Pixel 8').first().waitFor();
  await look('devices');
  await menu.getByRole('link', { name: 'Accounts' }).click();
  await page.getByText('@lumen.studio').waitFor();
  await look('accounts');

  await menu.getByRole('link', { name: 'Campaigns' }).click();
  await page
    .getByRole('link', { name: 'New campaign' })
    .or(page.getByRole('button', { name: 'New campaign' }))
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Name' }).fill('First light');
  const poster = { name: 'first-light.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await drawPoster()) };
  await page.locator('input[type=file]').setInputFiles(poster);
  await page.getByText('1080 × 1080').waitFor();
  await page.locator('img').first().waitFor();
  await page
    .getByRole('textbox', { name: 'Caption' })
    .fill('{account.display_name}: first light, new season.');
  await look('composer');
  await page.getByRole('tab', { name: 'Accounts' }).click();
  await page.getByRole('checkbox', { name: 'All accounts' }).check();
  await page.getByText('Harbor Coffee: first light, new season.').first().waitFor();
  await look('composer-accounts');
  await page.getByRole('button', { name: 'Post now' }).click();
  await page.getByText('3 posts on 3 accounts').waitFor();
  await look('confirm');
  await page.getByRole('dialog').getByRole('button', { name: 'Post now' }).click();

  await page.getByRole('heading', { name: 'First light' }).waitFor();
  await page.getByText('Open the list of things to create').first().waitFor({ timeout: 60_000 });
  await look('run-live');
  await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 120_000 });
  await look('run-completed');
  await menu.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('link', { name: 'First light' }).first().waitFor();
  await look('runs');
  await menu.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await look('settings');
}

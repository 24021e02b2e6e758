import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src-agent/processes/free-port.ts';
import type { Page } from 'playwright-core';
import { type RootKey, rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { badAccountsFile } from '../support/bad-accounts-file.ts';
import { furnish } from '../support/furnished-desk.ts';
import { findChromium, openBrowser } from '../support/open-browser.ts';
import { simulatedControl } from '../support/simulated-control.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { picturesDir, playMainJob, startStoryAgent } from './main-job-story.ts';
import { visitImport } from './operator-walk/import.ts';
import { visitMedia } from './operator-walk/media.ts';
import { visitPhones } from './operator-walk/phones.ts';
import { planWeek, visitPlanned } from './operator-walk/planned.ts';

/** The pictures that README shows, by colour scheme. */
const shown = {
  light: [
    'welcome',
    'composer',
    'run-live',
    'accounts',
    'import-preview',
    'calendar',
    'inbox',
    'device-wall',
    'replay',
    'warmup',
    'packs',
  ],
  dark: ['run-completed', 'media-file', 'calendar-week', 'device-taken-over'],
} as const;

/** As on a desk whose keychain keeps the key. */
const keychain: RootKey = {
  ...rootKeyOfThisRun(),
  protection: 'keychain',
  keeper: 'the keychain',
  advice: null,
};

/**
 * `npm run screenshots`: plays the main job in light and dark, walks through a furnished desk, leaves a picture of every
 * screen in artifacts/screenshots and renews those that README shows.
 */
const docs = fileURLToPath(new URL('../../docs/images', import.meta.url));
const chromium = findChromium();
if (chromium === null) {
  console.error('Chromium is missing. On Debian: apt-get install chromium. Else set SWITCHYARD_CHROMIUM.');
  process.exit(1);
}
mkdirSync(docs, { recursive: true });
for (const scheme of ['light', 'dark'] as const) {
  using folder = temporaryFolder();
  await using agent = await startStoryAgent(folder.path, await freePort());
  const browser = await openBrowser(chromium);
  const viewport = { width: 1440, height: 860 };
  const context = await browser.newContext({ colorScheme: scheme, viewport, reducedMotion: 'reduce' });
  mkdirSync(join(picturesDir, scheme), { recursive: true });
  const page = await context.newPage();
  const look = async (name: string) => {
    await page.screenshot({ path: join(picturesDir, scheme, `${name}.png`), animations: 'disabled' });
    console.log(`${scheme}/${name}.png`);
  };
  await playMainJob(page, agent.oneTimeLink(), look);
  const go = (path: string) => page.goto(`${agent.url}/#${path}`);
  const alder = simulatedControl(agent.simulatedPhones.controlUrl ?? '', 'SIM-ALDER');
  await visitPhones({ page, go, look, site: agent.url }, { client: agent.client, alder });
  await lookAtDesk(page, look);
  await lookAtPlans(page, look);
  await browser.close();
  for (const name of shown[scheme])
    copyFileSync(join(picturesDir, scheme, `${name}.png`), join(docs, `${name}-${scheme}.png`));
}

/** The screens of what an operator manages, on a furnished desk of its own. */
async function lookAtDesk(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  using folder = temporaryFolder();
  await using agent = await startStoryAgent(folder.path, await freePort(), keychain);
  await furnish(agent.client);
  const { storedHandle: handle } = badAccountsFile();
  await agent.client.accounts.create({ platform: 'instagram', handle, displayName: 'Already There' });
  await page.goto(agent.oneTimeLink());
  const go = (path: string) => page.goto(`${agent.url}/#${path}`);
  const visit = { page, go, look, site: agent.url };
  await go('/accounts');
  await page.getByText('@harbor.coffee', { exact: true }).waitFor();
  await look('accounts');
  await visitImport(visit);
  await visitMedia(visit);
}

/** A campaign of a week, and what came of its first posts. */
async function lookAtPlans(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await using desk = await planWeek();
  await page.goto(desk.oneTimeLink());
  const go = (path: string) => page.goto(`${desk.url}/#${path}`);
  await visitPlanned({ page, go, look, site: desk.url });
}

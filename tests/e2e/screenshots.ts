import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { findChromium, openBrowser } from '../support/open-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { picturesDir, playMainJob, startStoryAgent } from './main-job-story.ts';

/** The pictures that README shows, by colour scheme. */
const shown = { light: ['welcome', 'composer', 'run-live'], dark: ['run-completed'] } as const;

/**
 * `npm run screenshots`: plays the main job in light and dark, leaves a picture of every screen in artifacts/screenshots
 * and renews those that README shows.
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
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ colorScheme: scheme, viewport, reducedMotion: 'reduce' });
  mkdirSync(join(picturesDir, scheme), { recursive: true });
  const page = await context.newPage();
  await playMainJob(page, agent.oneTimeLink(), async (name) => {
    await page.screenshot({ path: join(picturesDir, scheme, `${name}.png`), animations: 'disabled' });
    console.log(`${scheme}/${name}.png`);
  });
  await browser.close();
  for (const name of shown[scheme])
    copyFileSync(join(picturesDir, scheme, `${name}.png`), join(docs, `${name}-${scheme}.png`));
}

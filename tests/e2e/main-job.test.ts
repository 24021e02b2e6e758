import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulatedRecord } from '../../src-shared/processes/phone-simulator.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';
import { switchScheme } from '../support/switch-scheme.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { picturesDir, playMainJob, startStoryAgent } from './main-job-story.ts';

const chromium = findChromium();

const schemes = ['light', 'dark'] as const;

test.skipIf(chromium === null)(
  'a newcomer goes from the empty screen to three posts, in light and in dark',
  async () => {
    using folder = temporaryFolder();
    await using agent = await startStoryAgent(folder.path, await freePort());
    const browser = await openBrowser(chromium ?? '');
    const barriers: string[] = [];
    const complaints: string[] = [];
    try {
      const viewport = { width: 1440, height: 900 };
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
      page.on('pageerror', (error) => complaints.push(error.message));
      for (const scheme of schemes) mkdirSync(join(picturesDir, scheme), { recursive: true });
      await playMainJob(page, agent.oneTimeLink(), async (name) => {
        for (const colorScheme of schemes) {
          await switchScheme(page, colorScheme);
          const path = join(picturesDir, colorScheme, `${name}.png`);
          await page.screenshot({ path, animations: 'disabled' });
          for (const barrier of await seriousFindings(page))
            barriers.push(`${name}, ${colorScheme}: ${barrier}`);
        }
      });
    } finally {
      await browser.close();
    }
    expect(barriers).toEqual([]);
    expect(complaints).toEqual([]);

    const counted: string[] = [];
    for (const serial of ['SIM-ALDER', 'SIM-BIRCH']) {
      const answer = await fetch(`${agent.simulatedPhones.controlUrl}/phones/${serial}`);
      counted.push(
        ...simulatedRecord.parse(await answer.json()).posts.map((post) => `${post.handle}: ${post.caption}`),
      );
    }
    expect(counted.toSorted()).toEqual([
      'harbor.coffee: Harbor Coffee: first light, new season.',
      'lumen.studio: Lumen Studio: first light, new season.',
      'northwind.outdoor: Northwind Outdoor: first light, new season.',
    ]);
  },
);

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src-agent/processes/free-port.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { badAccountsFile } from '../support/bad-accounts-file.ts';
import { furnish } from '../support/furnished-desk.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';
import { ProxyServers } from '../support/proxy-servers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unreachedControls } from '../support/unreached-controls.ts';
import { picturesDir, startStoryAgent } from './main-job-story.ts';
import { visitAccounts } from './operator-walk/accounts.ts';
import { visitComposer, visitSettings } from './operator-walk/composer.ts';
import { visitImport } from './operator-walk/import.ts';
import { visitMedia } from './operator-walk/media.ts';
import { type PlannedDesk, planWeek, visitPlanned } from './operator-walk/planned.ts';
import { visitProfiles } from './operator-walk/profiles.ts';
import { visitProxies } from './operator-walk/proxies.ts';
import type { Visit } from './operator-walk/visit.ts';

const chromium = findChromium();

/** Every screen of an agency's desk, small and large, light and dark: pictures to look at, and nothing serious to find. */
describe.skipIf(chromium === null)('the screens of an operator (skipped where no Chromium is)', () => {
  const owned = new AsyncDisposableStack();
  let agent: Awaited<ReturnType<typeof startStoryAgent>>;
  let browser: Browser;
  let planned: PlannedDesk;
  let site: string;
  let checked: number;

  beforeAll(async () => {
    const folder = owned.use(temporaryFolder());
    agent = owned.use(await startStoryAgent(folder.path, await freePort()));
    browser = await openBrowser(chromium ?? '');
    owned.defer(() => browser.close());
    const servers = owned.use(new ProxyServers());
    site = await servers.testAddress();
    await agent.client.proxies.setCheckSettings({
      everyMinutes: 0,
      testAddress: site,
      timeoutSeconds: 5,
      atOnce: 8,
    });
    await furnish(agent.client);
    await agent.client.accounts.create({
      platform: 'instagram',
      handle: badAccountsFile().storedHandle,
      displayName: 'Already There',
      ownershipConfirmed: true,
    });
    checked = await addCheckedProxy(agent.client);
    planned = owned.use(await planWeek());
  });
  afterAll(() => owned.disposeAsync());

  const variants = [1280, 1920].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ width, height: width === 1280 ? 800 : 1080, scheme })),
  );
  test.each(variants)('$width × $height, $scheme', async ({ width, height, scheme }) => {
    const pictures = join(picturesDir, 'operator', `${width}-${scheme}`);
    mkdirSync(pictures, { recursive: true });
    const viewport = { width, height };
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport,
      reducedMotion: 'reduce',
      locale: 'en-US',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const devTools = await context.newCDPSession(page);
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A refused call is logged by the browser as well; the screens show it.
      const refusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !refusal) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const findings: string[] = [];
    const visit: Visit = {
      page,
      site,
      go: (path) => page.goto(`${agent.url}/#${path}`),
      look: async (name) => {
        // Playwright's own pictures are compressed well, which takes several times as long.
        const { data } = await devTools.send('Page.captureScreenshot', {
          format: 'png',
          optimizeForSpeed: true,
        });
        writeFileSync(join(pictures, `${name}.png`), Buffer.from(data, 'base64'));
        // A barrier is one at every width.
        if (width === 1280)
          for (const finding of await seriousFindings(page)) findings.push(`${name}: ${finding}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        if (wide) findings.push(`${name}: it can be scrolled sideways`);
        // What Tab reaches does not depend on colours.
        if (scheme === 'light')
          for (const control of await unreachedControls(page))
            findings.push(`${name}: Tab does not reach ${control}`);
      },
    };
    await page.goto(agent.oneTimeLink());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await visitAccounts(visit);
    await visitImport(visit);
    await visitProxies(visit, checked);
    await visitProfiles(visit);
    await visitMedia(visit);
    await visitComposer(visit);
    await visitSettings(visit);
    await page.goto(planned.oneTimeLink());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await visitPlanned({ ...visit, go: (path) => page.goto(`${planned.url}/#${path}`) });
    await context.close();
    expect(findings).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** A proxy that answered a few times and then no more, with three accounts behind it. */
async function addCheckedProxy(client: AgentClient): Promise<number> {
  await using servers = new ProxyServers();
  const { id } = await client.proxies.create({
    host: '127.0.0.1',
    port: await servers.http(),
    protocol: 'http',
    type: 'datacenter',
    label: 'Rack 4',
  });
  for (let n = 0; n < 10; n += 1) await client.proxies.check({ id });
  await servers[Symbol.asyncDispose]();
  for (let n = 0; n < 3; n += 1) await client.proxies.check({ id });
  await client.accounts.change({ selection: { ids: [17, 18, 19] }, change: { proxyIds: [id] } });
  return id;
}

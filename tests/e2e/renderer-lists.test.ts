import { campaignPlan } from '../../src-shared/domain/schedule.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, inject } from 'vitest';
import { serveFakeAgent } from '../support/fake-agent-server.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';

const chromium = findChromium();

/** A desk with far more than one page of everything. */
function crowdedWorld(): FakeWorld {
  const world = new FakeWorld();
  const phones = [world.addPhone('Pixel 8'), world.addPhone('Galaxy S24')];
  for (let n = 1; n <= 10_000; n += 1) world.addAccount(`brand.${n}`, `Brand ${n}`, phones[n % 2] ?? null);
  const at = world.now();
  for (let n = 1; n <= 5_000; n += 1) {
    const about = { id: n, uid: '0'.repeat(36), startedAt: at, finishedAt: at };
    const counts = {
      pending: 0,
      running: 0,
      retrying: 0,
      completed: 3,
      failed: 0,
      cancelled: 0,
      needs_review: 0,
    };
    world.runs.push({
      ...about,
      kind: 'posting',
      campaignId: n,
      campaignName: `Campaign ${n}`,
      status: 'completed',
      counts,
      more: false,
      eta: null,
    });
    world.campaigns.push({
      id: n,
      uid: '0'.repeat(36),
      name: `Campaign ${n}`,
      status: 'completed',
      items: [],
      accountIds: [1],
      lastRunId: n,
      accountFilter: null,
      plan: campaignPlan.parse({}),
      fields: [],
      archivedAt: null,
      createdAt: at,
      updatedAt: at,
    });
  }
  return world;
}

/** Scrolls to the end again and again, as more is read, until the row is there. */
async function scrollTo(region: Locator, row: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await region.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
        return await row.count();
      },
      { timeout: 90_000, interval: 30 },
    )
    .toBe(1);
}

describe.skipIf(chromium === null)('lists of any length (skipped where no Chromium is)', () => {
  let browser: Browser;
  let pages: string;
  let page: Page;

  beforeAll(async () => {
    pages = inject('screens');
    browser = await openBrowser(chromium ?? '');
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await browser.close();
  });

  test('tables read on as one scrolls, and draw only what is in view', async () => {
    await using server = await serveFakeAgent(crowdedWorld(), pages);
    await page.goto(server.oneTimeLink());
    for (const [path, label, last] of [
      ['/runs', 'Runs', 'Campaign 5000'],
      ['/campaigns', 'Campaigns', 'Campaign 5000'],
      ['/accounts', 'Accounts', '@brand.10000'],
    ] as const) {
      await page.goto(`${server.url}/#${path}`);
      const region = page.getByRole(path === '/accounts' ? 'grid' : 'region', { name: label });
      await region.waitFor();
      await scrollTo(region, region.getByText(last, { exact: true }));
      expect(await region.getByRole('row').count()).toBeLessThan(60);
      for (const width of [820, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await region.getByRole('columnheader', { name: 'Status' }).waitFor();
        await page.getByRole('link', { name: label, exact: true }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
      }
    }
  });

  test('“All accounts” means all, also those nobody scrolled to, and the question says on how many of them', async () => {
    const world = crowdedWorld();
    await using server = await serveFakeAgent(world, pages);
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/campaigns/new`);
    await page.getByRole('textbox', { name: 'Name' }).fill('Everybody');
    const file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('picture') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('checkbox', { name: 'All accounts (10,000)' }).check();
    await page.getByText('10,000 chosen').waitFor();
    await page.getByText('The first 50 of 10,000 accounts can be looked at here.').waitFor();

    await page.getByRole('textbox', { name: 'Search accounts' }).fill('brand.99');
    const matching = page.getByRole('checkbox', { name: 'All that match (111)' });
    await matching.waitFor();
    expect(await matching.isChecked()).toBe(true);
    await matching.uncheck();
    await page.getByText('9,889 chosen').waitFor();
    await page.getByRole('textbox', { name: 'Search accounts' }).fill('');
    await expect.poll(() => page.getByRole('checkbox', { name: 'All accounts' }).isChecked()).toBe(false);

    await page.getByRole('button', { name: 'Post now' }).click();
    await page.getByText('9,889 posts on 9,889 accounts').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });
});

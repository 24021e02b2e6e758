import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startCountingDesk } from '../support/counting-desk.ts';
import { startCountingPlatform } from '../support/counting-platform.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  type CampaignDesk,
  composeWeek,
  dragToNextDay,
  pauseAndResume,
  retryFromInbox,
} from './campaign-story.ts';
import { picturesDir } from './main-job-story.ts';

const chromium = findChromium();
/** Playwright's own pictures are compressed well, which takes several times as long. */
const fastPicture = { format: 'png', optimizeForSpeed: true } as const;
const pictures = join(picturesDir, 'light');

/** What this test reads of a run's report. */
const reported = z.object({
  jobs: z.array(
    z.object({ id: z.number(), status: z.string(), attempts: z.array(z.object({ state: z.string() })) }),
  ),
});

test.skipIf(chromium === null)(
  'a campaign of a week for twelve accounts is composed, moved, paused, mended and posted, each post once',
  async () => {
    using folder = temporaryFolder();
    await using platform = await startCountingPlatform({ seed: 1, rate: 0 });
    const complaints: string[] = [];
    const complain = (message: string) => void complaints.push(message);
    await using agent = await startCountingDesk({
      dataDir: folder.path,
      platformUrl: platform.url,
      report: complain,
    });
    const { client, http } = agent;
    await using browser = await openBrowser(chromium ?? '');
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-US',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(error.message));
    mkdirSync(pictures, { recursive: true });
    const barriers: string[] = [];
    const desk: CampaignDesk = {
      page,
      client,
      platform,
      go: (path) => page.goto(`${http.url}/#${path}`),
      look: async (name) => {
        const { data } = await devTools.send('Page.captureScreenshot', fastPicture);
        writeFileSync(join(pictures, `${name}.png`), Buffer.from(data, 'base64'));
        for (const barrier of await seriousFindings(page)) barriers.push(`${name}: ${barrier}`);
      },
    };
    await page.goto(http.oneTimeLink());
    await page.getByRole('heading', { level: 1 }).waitFor();

    const campaignId = await composeWeek(desk);
    const { items: posts } = await client.jobs.list({ campaignId, limit: 50 });
    expect(new Set(posts.map(({ platform: on }) => on)).size).toBe(3);
    expect(posts).toHaveLength(12);
    await dragToNextDay(desk, campaignId);
    const [first, second, ...others] = posts.toReversed();
    if (first === undefined || second === undefined) throw new Error('two posts were expected');
    await pauseAndResume(desk, campaignId, first);
    await retryFromInbox(desk, second);
    await expect.poll(async () => (await platform.truth()).posts.length, { timeout: 20_000 }).toBe(2);

    for (const { id } of others) await client.jobs.update({ id, scheduledAt: new Date().toISOString() });
    await desk.go(`/runs/${first.runId}`);
    await page.getByText('12 of 12 posted').waitFor();
    await desk.look('campaign-run');
    const report = (kind: string) =>
      fetch(`${http.url}/api/v1/runs/${first.runId}/${kind}`, {
        headers: { authorization: `Bearer ${http.token}` },
      });
    const told = reported.parse(await (await report('report.json')).json());
    expect(told.jobs.map(({ id, status, attempts }) => [id, status, attempts.at(-1)?.state])).toEqual(
      posts.map(({ id }) => [id, 'completed', 'published']),
    );
    expect(told.jobs.find(({ id }) => id === second.id)?.attempts.map(({ state }) => state)).toEqual([
      'rejected',
      'published',
    ]);
    expect(await (await report('report')).text()).toContain('First light');

    const truth = await platform.truth();
    expect(truth.posts.map(({ account }) => account).toSorted()).toEqual(
      posts.map(({ platform: on, accountHandle }) => `${on}/${accountHandle}`).toSorted(),
    );
    const words = truth.posts.filter(({ account }) => account.endsWith('/fern.and.fig'));
    for (const { account, text } of words)
      expect(text).toMatch(
        account.startsWith('threads')
          ? /^Fern & Fig is up early\. Are you\?$/
          : /^Fern & Fig: (first light|a new season), open from eight\.$/,
      );
    expect(truth).toMatchObject({ republished: 0, strayed: 0 });
    expect(barriers).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

import type { AgentClient } from '../../../src-shared/contract/contract.ts';
import { startCountingDesk } from '../../support/counting-desk.ts';
import { startCountingPlatform } from '../../support/counting-platform.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { closeDialog, type Visit } from './visit.ts';

/** A desk that publishes. */
export type PlannedDesk = AsyncDisposable & {
  readonly url: string;
  readonly oneTimeLink: () => string;
};

/** A desk with a campaign of two posts for twelve accounts over a week, of which one was posted and one refused. */
export async function planWeek(): Promise<PlannedDesk> {
  await using owned = new AsyncDisposableStack();
  const folder = owned.use(temporaryFolder());
  const platform = owned.use(await startCountingPlatform({ seed: 1, rate: 0 }));
  const { client, http } = owned.use(
    await startCountingDesk({
      dataDir: folder.path,
      platformUrl: platform.url,
      report: (message) => console.error(message),
    }),
  );
  const accounts = await client.accounts.list({ limit: 20 });
  const media = await client.media.list({});
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const campaign = await client.campaigns.create({
    name: 'First light',
    items: media.items.map(({ id }) => ({
      kind: 'photo',
      mediaIds: [id],
      caption: '{account.display_name}: {first light|a new season}, open from eight.',
    })),
    accountIds: accounts.items.map(({ id }) => id),
    plan: {
      schedule: { kind: 'spread', from: `${day(1)}T09:00`, until: `${day(7)}T18:00`, minGapMinutes: 240 },
      blackouts: [{ from: '22:00', until: '07:00' }],
    },
  });
  await client.campaigns.start({ id: campaign.id });
  const [posted, refused] = (await client.jobs.list({ campaignId: campaign.id })).items;
  if (posted === undefined || refused === undefined) throw new Error('two posts were expected');
  await platform.refuseNext(`${refused.platform}/${refused.accountHandle}`);
  for (const { id } of [posted, refused])
    await client.jobs.update({ id, scheduledAt: new Date().toISOString() });
  await untilEnded(client);
  const kept = owned.move();
  return {
    url: http.url,
    oneTimeLink: () => http.oneTimeLink(),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Waits until one post was made and one has failed. */
async function untilEnded(client: AgentClient): Promise<void> {
  const signal = AbortSignal.timeout(20_000);
  for await (const event of await client.events.subscribe({ after: 0 }, { signal })) {
    if (event.type !== 'job.updated') continue;
    const { completed, failed } = await client.jobs.statistics({});
    if (completed === 1 && failed === 1) return;
  }
}

/** What is planned and what came of it: calendar, inbox, runs, a started campaign, and the stop. */
export async function visitPlanned(visit: Visit): Promise<void> {
  const { page, go, look } = visit;
  await go('/calendar');
  const posts = page.locator('[data-post]');
  await posts.first().waitFor();
  await look('calendar');
  await go('/calendar?view=week');
  await posts.first().waitFor();
  // It begins at the hour that it is; the posts are in the day.
  await page.getByText('17:00', { exact: true }).first().scrollIntoViewIfNeeded();
  await look('calendar-week');
  await go('/calendar?post=3');
  await page.getByRole('button', { name: 'Remove' }).waitFor();
  await look('calendar-post');
  await closeDialog(visit);
  await go('/inbox');
  await page.getByRole('button', { name: 'Leave it' }).waitFor();
  await look('inbox');
  await go('/runs');
  await page.getByRole('link', { name: 'First light' }).first().waitFor();
  await look('runs');
  await go('/runs/1');
  await page.getByText(/1 of 24 posted/).waitFor();
  await page.getByText('24 posts', { exact: true }).waitFor();
  await look('run-waiting');
  await go('/campaigns/1');
  await page.getByText(/^1 of 24/).waitFor();
  await look('campaign');
  await page.getByRole('button', { name: 'Stop publishing' }).click();
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
  await look('stop-publishing');
  await page.getByRole('button', { name: 'Stop now' }).click();
  await page.getByText(/^Publishing is stopped/).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await look('publishing-stopped');
  await page.getByRole('button', { name: 'Allow publishing again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow publishing' }).click();
  await page.getByText(/^Publishing is stopped/).waitFor({ state: 'hidden' });
  await go('/accounts?edit=1');
  await page.getByRole('tab', { name: 'Limits' }).click();
  // Which account posted is a matter of chance.
  await page
    .getByText(/^[01] of 12$/)
    .first()
    .waitFor();
  await look('account-limits');
  await closeDialog(visit);
}

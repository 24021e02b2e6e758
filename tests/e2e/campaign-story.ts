import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { wallTimeOf } from '../../src-shared/planning/wall-clock.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { CountingPlatform } from '../support/counting-platform.ts';
import type { Look } from './main-job-story.ts';

/** What the story is played with; the browser's clock is on UTC. */
export type CampaignDesk = {
  readonly page: Page;
  readonly client: AgentClient;
  readonly platform: CountingPlatform;
  readonly go: (path: string) => Promise<unknown>;
  readonly look: Look;
};

const step = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^\\d? ?${name}`) });

/** A photo for twelve accounts on three platforms over a week, written and started as a person clicks; the campaign's id. */
export async function composeWeek({ page, client, go, look }: CampaignDesk): Promise<number> {
  await go('/campaigns');
  await page.getByRole('link', { name: 'New campaign' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('First light');
  await page.getByRole('button', { name: 'From the library' }).click();
  const library = page.getByRole('dialog', { name: 'Choose from the library' });
  await library.getByRole('gridcell', { name: 'first-light.jpg' }).focus();
  await page.keyboard.press('Space');
  await library.getByRole('button', { name: 'Add 1 file' }).click();
  await library.waitFor({ state: 'hidden' });
  await page
    .getByRole('textbox', { name: 'Caption' })
    .fill('{account.display_name}: {first light|a new season}, open from eight.');
  await page.getByRole('tab', { name: 'Threads' }).click();
  await page.getByRole('checkbox', { name: 'Own caption on Threads' }).check();
  await page.getByRole('textbox', { name: 'Caption' }).fill('{account.display_name} is up early. Are you?');
  await page
    .getByRole('complementary', { name: 'Preview' })
    .getByText(/is up early\. Are you\?$/)
    .waitFor();
  await look('campaign-content');
  await step(page, 'Accounts').click();
  await page.getByRole('checkbox', { name: 'All accounts' }).check();
  await page.getByText('12 chosen').waitFor();
  await look('campaign-accounts');
  await step(page, 'When').click();
  await page.getByRole('radio', { name: /^Spread over a while/ }).check();
  await page.getByRole('button', { name: 'Add quiet hours' }).click();
  await look('campaign-when');
  await step(page, 'Look it over').click();
  await page.getByText('Nothing stands in the way.').waitFor();
  await page
    .getByText(/^Northwind Outdoor: (first light|a new season), open from eight\.$/)
    .first()
    .waitFor();
  await look('campaign-review');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Schedule?' });
  await question.getByText(/^12 posts on 12 accounts, from /).waitFor();
  await question.getByRole('button', { name: 'Schedule' }).click();
  await page.getByText('Scheduled', { exact: true }).waitFor();
  const { items } = await client.campaigns.list({});
  return items[0]?.id ?? 0;
}

/** Sees the week, drags one post to the next day with the mouse, takes it back, does it again, and finds it there after a reload. */
export async function dragToNextDay({ page, client, go, look }: CampaignDesk, campaignId: number) {
  const { items } = await client.jobs.list({ campaignId, limit: 50 });
  const post = items
    .toSorted((one, other) => Date.parse(one.scheduledAt) - Date.parse(other.scheduledAt))
    .find(({ scheduledAt }) => new Date(scheduledAt).getUTCDay() !== 0);
  if (post === undefined) throw new Error('no post has a next day in its week');
  const day = post.scheduledAt.slice(0, 10);
  const nextDay = new Date(Date.parse(post.scheduledAt) + 86_400_000).toISOString();
  const address = `/calendar?view=week&day=${day}`;
  await go(address);
  const chip = page.locator(`[data-post="${post.id}"]`);
  await chip.waitFor();
  await look('campaign-calendar-week');
  const target = page.locator(`[role="columnheader"][data-date="${nextDay.slice(0, 10)}"]`);
  // Away from the edges, where the head of the calendar would lie over it.
  const bringUp = () => chip.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const drag = async () => {
    await bringUp();
    const [from, to] = [await chip.boundingBox(), await target.boundingBox()];
    if (from === null || to === null) throw new Error('the post or its next day is not shown');
    const [x, y] = [from.x + from.width / 2, from.y + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move((x + to.x + to.width / 2) / 2, y, { steps: 5 });
    await page.mouse.move(to.x + to.width / 2, y, { steps: 5 });
    await page.mouse.up();
  };
  const plannedFor = async () => (await client.jobs.get({ id: post.id })).scheduledAt.slice(0, 10);
  await drag();
  await page.getByText(/^Moved to /).waitFor();
  expect(await plannedFor()).toBe(nextDay.slice(0, 10));
  await look('campaign-calendar-moved');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(plannedFor).toBe(day);
  await page.reload();
  await drag();
  await expect.poll(plannedFor).toBe(nextDay.slice(0, 10));
  await page.reload();
  await bringUp();
  const [there, header] = [await chip.boundingBox(), await target.boundingBox()];
  expect(there?.x).toBeGreaterThanOrEqual(header?.x ?? Number.NaN);
}

/** Makes a post due in this minute, in the calendar's drawer. */
export async function moveToNow({ page, go, look }: CampaignDesk, post: Job): Promise<void> {
  await go(`/calendar?view=week&post=${post.id}`);
  const drawer = page.getByRole('dialog', { name: 'Post', exact: true });
  // A minute that is nearly over would have passed before the button is pressed.
  const now = wallTimeOf(Date.now() + 10_000, post.zone);
  await drawer.getByLabel(/^Day in /).fill(now.slice(0, 10));
  await drawer.getByLabel(/^Time in /).fill(now.slice(11, 16));
  await look('campaign-drawer');
  await drawer.getByRole('button', { name: 'Save changes' }).click();
}

/** Pauses the campaign on its page; a post that is due meanwhile waits until it is resumed. */
export async function pauseAndResume(desk: CampaignDesk, campaignId: number, post: Job): Promise<void> {
  const { page, client, go, look, platform } = desk;
  await go(`/campaigns/${campaignId}`);
  await page.getByText('0 of 12', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  await look('campaign-paused');
  await moveToNow(desk, post);
  await page.getByText(/^Moved to /).waitFor();
  await go(`/campaigns/${campaignId}`);
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  expect((await platform.truth()).posts).toEqual([]);
  const resumedAt = new Date().toISOString();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('1 of 12', { exact: true }).waitFor();
  const { journal } = await client.jobs.get({ id: post.id });
  expect(journal.map(({ startedAt }) => startedAt > resumedAt)).toEqual([true]);
}

/** A post that the platform refuses comes to the inbox with the reason, and is posted from there. */
export async function retryFromInbox(desk: CampaignDesk, post: Job): Promise<void> {
  const { page, go, look, platform } = desk;
  await platform.refuseNext(`${post.platform}/${post.accountHandle}`);
  await moveToNow(desk, post);
  await page.getByRole('link', { name: /^Needs you 1 post/ }).waitFor();
  await look('campaign-failed');
  await go('/inbox');
  await page.getByText('The platform refused the post').last().waitFor();
  await look('campaign-inbox');
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await page.getByText('Nothing needs you').waitFor();
}

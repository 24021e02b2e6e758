import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addCampaign, planPost } from '../support/fake-calendar.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();
const year = new Date().getUTCFullYear() + 1;
/** The Wednesday of the second week of June next year: still to come whenever this runs, so that posts can be moved about it. */
const wednesday =
  [8, 9, 10, 11, 12, 13, 14].find((day) => new Date(Date.UTC(year, 5, day)).getUTCDay() === 3) ?? 0;
/** So many days after that Wednesday, and a time on it. */
const dayAt = (after: number) => `${year}-06-${String(wednesday + after).padStart(2, '0')}`;
const at = (after: number, time: string) => `${dayAt(after)}T${time}`;

/** Two accounts on other clocks, with a post on Wednesday at 09:00 UTC and one in Tokyo on Thursday at 18:30. */
function plannedWorld() {
  const world = new FakeWorld();
  const harbor = world.addAccount('harbor.coffee', 'Harbor Coffee', null);
  const lumen = world.addAccount('lumen.studio', 'Lumen Studio', null, { platform: 'threads' });
  const menu = addCampaign(world, 'Summer menu');
  const coats = addCampaign(world, 'Summer coats');
  const first = planPost(world, { campaignId: menu, accountId: harbor.id, localTime: at(0, '09:00') });
  const tokyo = planPost(world, {
    campaignId: coats,
    accountId: lumen.id,
    localTime: at(1, '18:30'),
    zone: 'Asia/Tokyo',
  });
  return { world, harbor, lumen, menu, coats, first, tokyo };
}

/** The middle of something on the page. */
async function middle(page: Page, selector: string): Promise<readonly [number, number]> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Drags with the mouse, in steps as a hand does. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 5 });
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

describe.skipIf(chromium === null)('the calendar (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('has nothing serious to find in any view, in light and in dark', async () => {
    const { world, harbor, menu, tokyo } = plannedWorld();
    for (const status of ['running', 'completed', 'failed', 'cancelled', 'needs_review'] as const)
      planPost(
        world,
        { campaignId: menu, accountId: harbor.id, localTime: at(0, '11:00') },
        { status, startedAt: status === 'cancelled' ? null : world.now() },
      );
    world.conflicts.set(tokyo.id, 'The limit of 12 posts a day is used up.');
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await page.setViewportSize({ width: 1280, height: 800 });
    await go(`/calendar?day=${year - 1}-02-01&zone=UTC`);
    await page.getByText('Nothing is planned in').waitFor();
    await look('nothing planned');
    await go(`/calendar?day=${dayAt(0)}&zone=UTC`);
    await page.getByRole('button', { name: /09:00 @harbor\.coffee on Instagram, Waiting/ }).waitFor();
    await page.getByText('18:30 Tokyo', { exact: true }).waitFor();
    await page.getByRole('link', { name: new RegExp(`^1 post 1 conflict ${wednesday + 1} Open`) }).waitFor();
    await look('a month');
    await page.getByText('Week', { exact: true }).click();
    await page.getByRole('button', { name: /09:00 @harbor/ }).waitFor();
    await look('a week');
    const sideways = () => document.documentElement.scrollWidth > window.innerWidth;
    expect(await page.evaluate(sideways)).toBe(false);
    await page.getByRole('button', { name: /@harbor\.coffee on Instagram, Posted/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It is posted: its time and caption stay as they were.').waitFor();
    await go(`/calendar?day=${dayAt(0)}&zone=UTC&post=${tokyo.id}`);
    await page.getByText('It cannot happen as planned.').waitFor();
    await look('a post with a conflict');
    expect(shown.complaints).toEqual([]);
  });

  test('moves a post dragged by mouse to another day and hour, takes it back, and keeps others in place', async () => {
    const { world, harbor, menu, first } = plannedWorld();
    const begun = planPost(
      world,
      { campaignId: menu, accountId: harbor.id, localTime: at(-1, '09:00') },
      { status: 'running', startedAt: world.now() },
    );
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go(`/calendar?day=${dayAt(0)}&zone=UTC`);
    const post = `[data-post="${first.id}"]`;
    await page.locator(post).waitFor();
    await drag(page, await middle(page, post), await middle(page, `[data-date="${dayAt(6)}"]`));
    await page.getByText(new RegExp(`^Moved to .*Jun ${wednesday + 6}, 09:00\\.`)).waitFor();
    expect(first.localTime).toBe(at(6, '09:00'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => first.localTime).toBe(at(0, '09:00'));

    await page.keyboard.press('w');
    await page.locator(post).waitFor();
    const [x, y] = await middle(page, post);
    const [nextDay] = await middle(page, `[role="columnheader"][data-date="${dayAt(1)}"]`);
    const hour = 64;
    await drag(page, [x, y], [nextDay, y + 2 * hour]);
    await page.getByText(new RegExp(`^Moved to .*Jun ${wednesday + 1}, 11:00\\.`)).waitFor();
    expect(first.scheduledAt).toBe(`${at(1, '11:00')}:00.000Z`);

    const fixed = await middle(page, `[data-post="${begun.id}"]`);
    await drag(page, fixed, [nextDay, fixed[1] + hour]);
    await page.locator(`[data-post="${begun.id}"]`).click();
    await page.getByText('It has begun: its time and caption cannot be changed any more.').waitFor();
    expect(begun.localTime).toBe(at(-1, '09:00'));
    expect(shown.complaints).toEqual([]);
  });

  test('is walked, filtered, changed and stepped through by keyboard', async () => {
    const { world, coats, first, tokyo } = plannedWorld();
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go(`/calendar?view=week&day=${dayAt(0)}&zone=UTC`);
    await page.locator(`[data-post="${first.id}"]`).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Post' });
    await drawer.getByText('18:30 in Tokyo').waitFor();
    await drawer.getByLabel('Day in Tokyo').fill(dayAt(2));
    await drawer.getByLabel('Time in Tokyo').fill('20:00');
    await drawer.getByLabel('Caption').fill('Longer evenings.');
    await drawer.getByLabel('Caption').press('Tab');
    await drawer.getByRole('button', { name: 'Save changes' }).press('Enter');
    await page.getByText(new RegExp(`^Moved to .*Jun ${wednesday + 2}, 20:00\\.`)).waitFor();
    const { scheduledAt, caption } = tokyo;
    expect({ scheduledAt, caption }).toEqual({
      scheduledAt: `${at(2, '11:00')}:00.000Z`,
      caption: 'Longer evenings.',
    });
    await drawer.getByRole('button', { name: 'Cancel this post' }).press('Enter');
    await drawer.getByText('Cancelled', { exact: true }).waitFor();
    await drawer.getByRole('button', { name: 'Retry' }).press('Enter');
    await drawer.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByRole('button', { name: 'Remove the post' }).press('Enter');
    await page.getByText('The post of @lumen.studio is removed.').waitFor();
    expect(world.jobs).toEqual([first]);
    await drawer.waitFor({ state: 'hidden' });

    await page.keyboard.press(']');
    await page
      .getByRole('heading', { level: 2, name: new RegExp(`Jun ${wednesday + 5} – ${wednesday + 11}`) })
      .waitFor();
    await page.keyboard.press('t');
    await expect.poll(() => page.url()).not.toContain('day=');
    await go(`/calendar?day=${dayAt(0)}&zone=UTC&campaign=${coats}`);
    await page.getByText(`No post matches in June ${year}.`).waitFor();
    await page.getByRole('button', { name: 'Campaign: Summer coats' }).waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).press('Enter');
    await page.locator(`[data-post="${first.id}"]`).waitFor();
    expect(page.url()).not.toContain('campaign=');
    expect(shown.complaints).toEqual([]);
  });

  test('shows counts by status where there are too many posts, and opens the day', async () => {
    const { world, harbor, menu } = plannedWorld();
    for (let n = 0; n < 1100; n += 1)
      planPost(world, { campaignId: menu, accountId: harbor.id, localTime: at(6, '09:00') });
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go(`/calendar?day=${dayAt(0)}&zone=UTC`);
    await page.getByText('1,102 posts: too many to draw each').waitFor();
    await page.getByRole('button', { name: '1,100 waiting' }).waitFor();
    await look('counts');
    await page.getByRole('button', { name: '1,100 waiting' }).press('Enter');
    await page.getByText('The first 1,000 of 1,100 posts are shown.').waitFor();
    await page.getByTitle(/more posts$/).press('Enter');
    const crowd = page.getByRole('dialog', { name: '997 more posts' });
    await crowd
      .getByRole('button', { name: /09:00 @harbor\.coffee/ })
      .first()
      .press('Enter');
    await page.getByRole('dialog', { name: 'Post', exact: true }).getByText('Summer menu').waitFor();
    expect(page.url()).toContain(`day=${dayAt(6)}`);
    expect(shown.complaints).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, inject } from 'vitest';
import { serveFakeAgent } from '../support/fake-agent-server.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { focusedDialog } from '../support/focused-dialog.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';
import { screenPicture } from '../support/screen-picture.ts';

const chromium = findChromium();

/** A page in that colour scheme, with what the browser complains about, its policy included, gathered in `complaints`. */
async function openPage(browser: Browser, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refused call is logged by the browser as well; the screens show it, which is what the tests look at.
    const refusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refusal) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

async function waitForHeading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe.skipIf(chromium === null)('the screens over a fake agent (skipped where no Chromium is)', () => {
  let browser: Browser;
  let pages: string;

  beforeAll(async () => {
    pages = inject('screens');
    browser = await openBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
  });

  test.each(['light', 'dark'] as const)(
    'every screen, empty and filled, has nothing serious to find (%s)',
    async (scheme) => {
      const world = new FakeWorld();
      await using server = await serveFakeAgent(world, pages);
      const { page, complaints } = await openPage(browser, scheme);
      const look = async (what: string) => expect([what, await seriousFindings(page)]).toEqual([what, []]);
      const go = (path: string) => page.goto(`${server.url}/#${path}`);

      await page.goto(server.oneTimeLink());
      await waitForHeading(page, 'Welcome to Switchyard');
      expect(page.url()).not.toContain('enter');
      await look('first run');
      for (const [path, name] of [
        ['/accounts', 'Accounts'],
        ['/devices', 'Devices'],
        ['/campaigns', 'Campaigns'],
        ['/runs', 'Runs'],
        ['/settings', 'Settings'],
        ['/nowhere', 'Nothing here'],
      ] as const) {
        await go(path);
        await waitForHeading(page, name);
        await look(`${name}, empty`);
      }

      await go('/');
      await page.getByRole('button', { name: 'Start two simulated phones' }).click();
      await page.getByRole('link', { name: 'Compose the first campaign' }).waitFor();
      world.addAccount('brand.three', 'Brand Three', null, {
        status: 'needs_captcha',
        statusReason: 'Confirm it is you.',
      });
      await go('/accounts');
      const opener = page.getByRole('row', { name: '@brand.three' });
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Display name').waitFor();
      await look('an account');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('n');
      await page.getByRole('dialog', { name: 'Add an account' }).waitFor();
      await page.getByLabel('Handle').fill('harbor.coffee');
      await page.getByLabel('Display name').fill('Harbor');
      await page.getByRole('dialog').getByRole('button', { name: 'Add account' }).click();
      await page.getByText('@harbor.coffee is there already.').waitFor();
      await look('an account that is there already');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await look('the shortcuts');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await go('/devices');
      await page.getByRole('link', { name: /^Simulated Pixel 8 .*Ready/ }).click();
      await page.getByAltText('The screen of Simulated Pixel 8 right now').waitFor();
      await look('a phone watched');
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Go somewhere or start something').waitFor();
      await look('the palette');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('a campaign is composed, refused with reasons, posted and watched, and a person decides', async () => {
    const world = new FakeWorld();
    const phone = world.addPhone('Pixel 8');
    world.addAccount('harbor.coffee', 'Harbor Coffee', phone);
    world.addAccount('lumen.studio', 'Lumen Studio', phone);
    world.addAccount('no.phone', 'No Phone', null);
    await using server = await serveFakeAgent(world, pages);
    const { page, complaints } = await openPage(browser, 'light');
    await page.goto(server.oneTimeLink());
    await waitForHeading(page, 'Welcome to Switchyard');
    await page.goto(`${server.url}/#/campaigns/new`);

    await page.getByRole('button', { name: 'Post now' }).click();
    await page.getByText('Give the campaign a name.').waitFor();
    const files = page.locator('input[type=file]');
    await files.setInputFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('no picture'),
    });
    await page.getByText('notes.txt: Not a picture or video the library takes.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Autumn menu');
    const picture = Buffer.from(await screenPicture('Autumn').arrayBuffer());
    await files.setInputFiles({ name: 'autumn.png', mimeType: 'image/png', buffer: picture });
    await page.getByText('360 × 780').waitFor();
    await page.getByText('Add a picture to post.').waitFor({ state: 'hidden' });
    await page.getByRole('textbox', { name: 'Caption' }).fill('Fresh from ');
    await page.getByRole('button', { name: 'Insert variable' }).first().click();
    await page.getByRole('menuitem', { name: /display_name/ }).click();
    await page.getByRole('tab', { name: 'Accounts' }).click();
    for (const handle of ['harbor.coffee', 'lumen.studio', 'no.phone'])
      await page.getByRole('checkbox', { name: `@${handle}` }).check();
    await page
      .getByRole('complementary', { name: 'Preview' })
      .getByText('Fresh from Harbor Coffee')
      .waitFor();
    await page.getByText('@no.phone has no phone yet.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('checkbox', { name: '@no.phone' }).uncheck();
    await page.getByRole('tab', { name: 'Content' }).click();

    const caption = page.getByRole('textbox', { name: 'Caption' });
    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save caption as template' }).click();
    await page.getByLabel('Name of the template').fill('Opening');
    await page.keyboard.press('Enter');
    await page.getByText('“Opening” is saved as a template.').waitFor();
    await caption.fill('');
    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove the template Opening' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('menuitem', { name: /^Opening/ }).click();
    expect(await caption.inputValue()).toBe('Fresh from {account.display_name}');
    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove the template Opening' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove template' }).click();
    await expect.poll(() => world.templates).toEqual([]);
    await page.getByRole('button', { name: 'Post now' }).click();
    await page.getByText('2 posts on 2 accounts').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Post now' }).click();

    await expect.poll(() => world.jobs.length).toBe(2);
    const [first, second] = world.jobs;
    if (first === undefined || second === undefined) throw new Error('two jobs were expected');
    for (let step = 0; step < 8; step += 1) world.advance(first);
    world.advance(second);
    await page.getByText('1 of 2 posted').waitFor();
    await page.getByRole('log').getByText('@lumen.studio Open Instagram').click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('@lumen.studio');
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('true');
    await page
      .getByRole('button', { name: /^Open Instagram, / })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const viewer = await focusedDialog(page);
    await viewer.getByText('8 of 8').waitFor();
    await page.keyboard.press('ArrowLeft');
    await viewer.getByText('7 of 8').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^Open Instagram, /);

    world.settle(second, 'needs_review', {
      code: 'outcome_unknown',
      message: 'The app closed while the post was being shared.',
      nextAction: 'Look at the profile on the phone.',
    });
    const data = {
      level: 'warning',
      title: '@lumen.studio needs you.',
      text: 'The app closed while the post was being shared.',
    };
    world.tell({ type: 'notice.raised', message: data.title, runId: 1, jobId: second.id, data });
    await page.getByText('Look at the profile on the phone.').waitFor();
    await page.getByRole('button', { name: 'Decide' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'It is posted' }).click();
    await page.getByText('2 of 2 posted').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a link that was used shows the way back in, and nothing else', async () => {
    await using server = await serveFakeAgent(new FakeWorld(), pages);
    const link = server.oneTimeLink();
    const { page } = await openPage(browser, 'light');
    await page.goto(link);
    await waitForHeading(page, 'Welcome to Switchyard');
    const { page: other } = await openPage(browser, 'light');
    await other.goto(link);
    await waitForHeading(other, 'This link was used');
    expect(await other.getByRole('navigation').count()).toBe(0);
    expect(await seriousFindings(other)).toEqual([]);
    await Promise.all([page.context().close(), other.context().close()]);
  });
});

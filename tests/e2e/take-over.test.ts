import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';
import { simulatedControl } from '../support/simulated-control.ts';
import { switchScheme } from '../support/switch-scheme.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { picturesDir, startStoryAgent } from './main-job-story.ts';

const chromium = findChromium();
const soon = { timeout: 60_000 };
const schemes = ['light', 'dark'] as const;

/** Starts a campaign of one photo for every account there is; answers its run. */
async function startCampaign(client: AgentClient): Promise<number> {
  const file = new File([new Uint8Array(await drawPoster())], 'first-light.jpg', { type: 'image/jpeg' });
  const media = await client.media.create({ file });
  const { items: accounts } = await client.accounts.list({});
  const draft = await client.campaigns.create({
    name: 'First light',
    items: [{ kind: 'photo', mediaIds: [media.id], caption: 'First light at {account.handle}' }],
    accountIds: accounts.map(({ id }) => id),
  });
  await client.campaigns.start({ id: draft.id });
  const find = async () => (await client.runs.list({})).items[0]?.id;
  await expect.poll(find, soon).toBeDefined();
  return (await find()) ?? 0;
}

/** Clicks on the phone's picture at a place in its own pixels. */
async function touch(screen: Locator, x: number, y: number): Promise<void> {
  const box = (await screen.boundingBox()) ?? expect.fail('the phone is not shown');
  await screen.click({ position: { x: (x / 1080) * box.width, y: (y / 2400) * box.height } });
}

async function takeOver(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Take over' }).click();
  const dialog = page.getByRole('dialog', { name: /^Take over/ });
  await dialog.getByLabel('Your name').fill(name);
  await dialog.getByRole('button', { name: 'Take over' }).click();
}

test.skipIf(chromium === null)(
  'while a run is going, a person takes the phone in the browser, acts, gives it back; the run goes on, and all is in the log',
  async () => {
    using folder = temporaryFolder();
    await using agent = await startStoryAgent(folder.path, await freePort());
    const { client } = agent;
    const browser = await openBrowser(chromium ?? '');
    await using _browser = { [Symbol.asyncDispose]: () => browser.close() };
    const barriers: string[] = [];
    const complaints: string[] = [];
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const scheme of schemes) mkdirSync(join(picturesDir, scheme), { recursive: true });
    const look = async (name: string) => {
      for (const colorScheme of schemes) {
        await switchScheme(page, colorScheme);
        await page.screenshot({
          path: join(picturesDir, colorScheme, `${name}.png`),
          animations: 'disabled',
        });
        for (const found of await seriousFindings(page)) barriers.push(`${name}, ${colorScheme}: ${found}`);
      }
    };

    await client.agent.startSimulatedPhones({});
    const alder = simulatedControl(agent.simulatedPhones.controlUrl ?? '', 'SIM-ALDER');
    const birch = simulatedControl(agent.simulatedPhones.controlUrl ?? '', 'SIM-BIRCH');
    const { items: devices } = await client.devices.list({ search: 'SIM-ALDER' });
    const deviceId = devices[0]?.id ?? expect.fail('the phone is not there');
    // A slow phone leaves time for a person's hands.
    await alder.fault({ kind: 'slow', milliseconds: 250 });
    const runId = await startCampaign(client);

    await page.goto(agent.oneTimeLink());
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Devices' }).click();
    const tile = page.getByRole('link', { name: /^Simulated Pixel 8 .*Working/ });
    await tile.locator('img').waitFor();
    await tile.getByText('@harbor.coffee: Open').waitFor(soon);
    await look('device-wall');
    await tile.click();
    await page.getByText('A run works on it').waitFor();
    await page.getByAltText('The screen of Simulated Pixel 8 right now').waitFor();
    await takeOver(page, 'Ada');
    await page.getByText('Waiting for the phone').or(page.getByText('You have this phone')).waitFor();
    await page.getByText('You have this phone').waitFor(soon);
    await alder.fault({ kind: 'none' });
    expect((await alder.record()).posts).toEqual([]);
    const job = async () =>
      (await client.jobs.list({ runId })).items.find(
        ({ accountHandle }) => accountHandle === 'harbor.coffee',
      );
    await expect.poll(job, soon).toMatchObject({ status: 'retrying', problem: { code: 'taken_over' } });

    const screen = page.getByRole('application', { name: 'Touch Simulated Pixel 8' });
    await page.getByRole('button', { name: 'Home', exact: true }).click();
    await expect.poll(async () => (await alder.record()).screen, soon).toBe('launcher');
    await touch(screen, 900, 1920);
    await expect.poll(async () => (await alder.record()).screen, soon).toBe('gallery_app');
    await screen.press('Escape');
    await expect.poll(async () => (await alder.record()).screen, soon).toBe('launcher');
    await page.getByLabel('Text to type on the phone').fill('my secret words');
    await page.getByRole('button', { name: 'Type', exact: true }).click();
    await page.getByText('Ada typed 15 characters on Simulated Pixel 8.').waitFor();
    await page.getByText(/The last one took \d+ ms/).waitFor();
    await look('device-taken-over');

    const other = await context.newPage();
    await other.goto(`${page.url().split('#')[0]}#/devices/${deviceId}`);
    await other.getByRole('heading', { name: /^Simulated Pixel 8/, level: 1 }).waitFor();
    await other.getByText('Ada has it in hand').first().waitFor();
    await other.getByRole('button', { name: 'Take over' }).click();
    await other.getByRole('dialog', { name: 'Take Simulated Pixel 8 over from Ada?' }).waitFor();
    await other.close();

    await page.getByRole('button', { name: 'Give back' }).click();
    await page.getByText('Ada gave Simulated Pixel 8 back.').waitFor();
    const run = async () => (await client.runs.get({ id: runId })).status;
    await expect.poll(run, { timeout: 120_000 }).toBe('completed');
    await page.getByText('Posted', { exact: true }).first().waitFor();
    await look('device-page');

    const posts = [...(await alder.record()).posts, ...(await birch.record()).posts];
    expect(posts.map(({ handle }) => handle).toSorted()).toEqual([
      'harbor.coffee',
      'lumen.studio',
      'northwind.outdoor',
    ]);
    expect(await job()).toMatchObject({ status: 'completed', attempts: 2, problem: null });
    const { events } = await client.devices.history({ id: deviceId, limit: 200 });
    const said = events.toReversed().map(({ message }) => message);
    const own = said.filter((message) => message.startsWith('Ada '));
    expect(own).toEqual([
      'Ada took Simulated Pixel 8 over.',
      'Ada pressed Home on Simulated Pixel 8.',
      expect.stringMatching(/^Ada tapped at (89|90)\d, 19[12]\d on Simulated Pixel 8\.$/),
      'Ada pressed Back on Simulated Pixel 8.',
      'Ada typed 15 characters on Simulated Pixel 8.',
      'Ada gave Simulated Pixel 8 back.',
    ]);
    expect(said.indexOf('Simulated Pixel 8 is free again.')).toBeLessThan(said.indexOf(own[0] ?? ''));
    expect(JSON.stringify(await client.events.list({ limit: 1000 }))).not.toContain('secret words');
    expect(barriers).toEqual([]);
    expect(complaints).toEqual([]);
  },
  300_000,
);

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFakeAgent } from '../support/fake-agent-server.ts';
import { iosSteps } from '../support/fake-ios.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';

const chromium = findChromium();
const udid = '00008120-000A1B2C3D4E5F60';

describe.skipIf(chromium === null)('the screens for iPhones (skipped where no Chromium is)', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
  });
  afterAll(() => browser.close());

  const open = async (world: FakeWorld, colorScheme: 'light' | 'dark' = 'light') => {
    const server = await serveFakeAgent(world, inject('screens'));
    const viewport = { width: 1440, height: 1250 };
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(server.oneTimeLink());
    const shot = async (name: string) => {
      const folder = process.env['SWITCHYARD_SCREENSHOTS'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    };
    const close = async () => {
      await context.close();
      await server[Symbol.asyncDispose]();
    };
    return { page, shot, url: server.url, [Symbol.asyncDispose]: close };
  };

  test('on another system the first page says that a Mac is needed', async () => {
    await using desk = await open(new FakeWorld());
    const { page, shot, url } = desk;
    await page.goto(`${url}/#/devices`);
    await page.getByRole('button', { name: 'Add an iPhone' }).click();
    await page.getByRole('heading', { name: 'A Mac is needed' }).waitFor();
    expect(await page.getByLabel('Team id').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await shot('no-mac');
  });

  test.each(['light', 'dark'] as const)('an iPhone is set up step by step (%s)', async (colorScheme) => {
    const world = new FakeWorld();
    const device = world.addPhone('Studio', {
      platform: 'ios',
      name: 'Studio phone',
      model: 'iPhone 15',
      osVersion: '18.5',
      simulated: false,
      batteryPercent: null,
      charging: null,
      apps: {},
      source: 'ios',
      serial: udid,
      state: 'preparing',
      reason: 'A team signs the automation app: not yet.',
    });
    const about = { deviceId: device.id, udid, name: 'Studio phone' };
    world.iphones.setup = [{ ...about, steps: iosSteps(6) }];
    await using desk = await open(world, colorScheme);
    const { page, shot, url } = desk;
    await page.goto(`${url}/#/devices`);
    await page.getByRole('button', { name: 'Add an iPhone' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an iPhone' });
    await dialog.getByText('What to do for signing.').waitFor();
    expect(await dialog.getByRole('img', { name: 'Done' }).count()).toBe(6);
    const start = dialog.getByRole('button', { name: 'Start' });
    expect(await start.isDisabled()).toBe(true);

    const team = dialog.getByLabel('Team id');
    await team.fill('short');
    await dialog.getByText('Ten letters and digits').waitFor();
    await team.fill('abcde12345');
    await team.press('Enter');
    await expect.poll(() => world.iphones.settings.teamId).toBe('ABCDE12345');
    const address = dialog.getByLabel('Address of the automation app on Studio phone');
    await address.fill('https://phone');
    await dialog.getByText('An address that begins with http://').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shot('add-iphone');
    await address.fill('http://192.168.1.20:8100');
    await address.press('Enter');
    await expect.poll(() => world.iphones.settings.agentUrls).toEqual({ [udid]: 'http://192.168.1.20:8100' });

    world.iphones.setup = [{ ...about, steps: iosSteps(7) }];
    await dialog.getByText('What to do for automation.').waitFor();
    await start.click();
    await dialog.getByRole('progressbar').waitFor();
    const [task] = world.tasks;
    if (task === undefined) expect.fail('nothing was started');
    world.iphones.setup = [{ ...about, steps: iosSteps(8) }];
    world.changeTask(task, { status: 'done', message: 'The automation app runs on Studio phone.' });
    await dialog.getByText('The automation app runs on Studio phone.').waitFor();
    Object.assign(device, { state: 'ready', reason: 'Ready.' });
    await dialog.getByRole('link', { name: 'Ready: open it' }).click();
    await page.getByText('An iPhone cannot be tapped or typed on from here').waitFor();
    await page.getByAltText('The screen of').waitFor();
    expect(await page.getByRole('button', { name: 'Take over' }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await shot('iphone');

    world.iphones.settings = { teamId: 'ABCDE12345', agentUrls: {} };
    await page.reload();
    await page.getByText('This iPhone is only seen where its automation app has an address').waitFor();
    await shot('iphone-unseen');
  });
});

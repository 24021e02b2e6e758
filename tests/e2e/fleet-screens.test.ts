import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFakeAgent } from '../support/fake-agent-server.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('the screens of the fleet (skipped where no Chromium is)', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)('quarantine, pairing and hubs (%s)', async (colorScheme) => {
    const world = new FakeWorld();
    const device = world.addPhone('Pixel', { group: 'Left shelf', tags: ['new'] });
    await using server = await serveFakeAgent(world, inject('screens'));
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1400 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const shot = async (name: string) => {
      const folder = process.env['SWITCHYARD_SCREENSHOTS'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    };
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/devices/${device.id}`);
    await page.getByRole('button', { name: 'Put into quarantine' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('The screen is cracked.');
    await dialog.getByRole('button', { name: 'Put into quarantine' }).click();
    await page.getByText('The screen is cracked.').first().waitFor();
    expect(device.quarantine).toMatchObject({ cause: 'person', reason: 'The screen is cracked.' });
    await page.getByRole('heading', { name: 'Health' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shot('phone');

    const far = world.addPhone('Shelf 3', { source: 'hub:1' });
    await page.goto(`${server.url}/#/devices/${far.id}`);
    await page.getByRole('heading', { name: 'At a remote hub' }).waitFor();
    expect(await page.getByRole('button', { name: 'Take over' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Ask again' }).isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await shot('hub-phone');

    await page.goto(`${server.url}/#/devices`);
    await page.getByRole('button', { name: 'Connect over Wi-Fi' }).click();
    await page.getByRole('button', { name: 'The dialog is open' }).click();
    await page.getByRole('combobox', { name: 'Address in the pairing dialog' }).fill('192.168.1.86:41015');
    await page.getByLabel('Digit of the pairing code').first().click();
    await page.keyboard.type('123456');
    expect(await seriousFindings(page)).toEqual([]);
    await shot('pair');
    await page.getByRole('button', { name: 'Pair', exact: true }).click();
    await page.getByRole('combobox', { name: 'Address under “Wireless debugging”' }).waitFor();

    await page.goto(`${server.url}/#/settings`);
    await page.getByText('Phones on another computer').waitFor();
    await page.getByRole('button', { name: 'Add a hub' }).click();
    await page.getByLabel('Phones', { exact: true }).fill('R58M1');
    await page.getByText('Line 1 needs the udid').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shot('hub');
    await context.close();
  });

  test('the wall is narrowed down, many phones are sorted at once, a Wi-Fi phone is let go', async () => {
    const world = new FakeWorld();
    const since = world.now();
    world.addPhone('Alder', { tags: ['new'] });
    world.addPhone('Birch', {
      tags: ['old'],
      quarantine: { cause: 'failures', reason: 'It failed three times in a row.', since },
    });
    world.addPhone('Cedar', { tags: ['new'], group: 'Left shelf' });
    world.keptAddresses = ['192.168.1.86:37015'];
    await using server = await serveFakeAgent(world, inject('screens'));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(server.oneTimeLink());
    await page.goto(`${server.url}/#/devices`);
    const tile = (name: string) => page.getByRole('link', { name });
    const choose = async (filter: string, value: string) => {
      await page.getByRole('button', { name: filter, exact: true }).click();
      await page.getByRole('option', { name: value }).click();
    };
    await tile('Cedar').waitFor();
    await choose('State', 'In quarantine');
    await page.getByText('1 of 3 phones').waitFor();
    expect(await tile('Birch').count()).toBe(1);
    await page.getByRole('button', { name: 'Any state' }).click();
    await choose('Tag', 'new');
    await page.getByText('2 of 3 phones').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Group and tags' }).click();
    const dialog = page.getByRole('dialog', { name: 'Group and tags of 2 phones' });
    await dialog.getByLabel('Group', { exact: true }).fill('Right shelf');
    await dialog.getByLabel('Tags to take away').fill('new');
    await page.keyboard.press('Enter');
    expect(await seriousFindings(page)).toEqual([]);
    const folder = process.env['SWITCHYARD_SCREENSHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/sort.png` });
    await dialog.getByRole('button', { name: 'Change 2 phones' }).click();
    await dialog.waitFor({ state: 'detached' });
    const sorted = world.devices.map(({ group, tags }) => [group, tags]);
    expect(sorted).toEqual([
      ['Right shelf', []],
      [null, ['old']],
      ['Right shelf', []],
    ]);

    await page.getByRole('button', { name: 'Show all phones' }).click();
    await page.getByRole('button', { name: 'Connect over Wi-Fi' }).click();
    await page.getByRole('button', { name: 'Let go of 192.168.1.86:37015' }).click();
    if (folder !== undefined) await page.screenshot({ path: `${folder}/let-go.png` });
    await page.getByRole('button', { name: 'Let go of it' }).click();
    await page.getByText('Kept connected over Wi-Fi').waitFor({ state: 'detached' });
    expect(world.keptAddresses).toEqual([]);
    await page.context().close();
  });
});

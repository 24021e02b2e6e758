import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { findChromium, openBrowser, seriousFindings } from '../support/open-browser.ts';
import { ProxyServers } from '../support/proxy-servers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTestSite } from '../support/test-site.ts';
import { startStoryAgent } from './main-job-story.ts';

const chromium = findChromium();

const accounts = [
  'who,E-Mail,Password,Status,Brand',
  ...['harbor', 'northwind', 'lumen', 'fern', 'tide', 'ember'].map(
    (name) => `${name}.shop,${name}@example.com,made-up-${name},active,Kestrel`,
  ),
  'not a handle,odd@example.com,made-up-odd,active,Kestrel',
  'sleepy.shop,sleepy@example.com,made-up-sleepy,sleepy,Kestrel',
].join('\n');

async function goTo(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: place, exact: true })
    .click();
  await page.getByRole('heading', { name: place, exact: true, level: 1 }).waitFor();
}

async function importFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Accounts from a file whose headings say little: one column is mapped by hand, bad rows are left out. */
async function importAccounts(page: Page): Promise<void> {
  await goTo(page, 'Accounts');
  await importFile(page, 'brands.csv', accounts);
  await page.getByRole('combobox', { name: 'What “who” becomes' }).click();
  await page.getByRole('option', { name: /^Handle/ }).click();
  const problems = page.getByRole('table', { name: 'Problems' });
  await problems.getByText('“sleepy” is none of').waitFor();
  await page.getByRole('checkbox', { name: /I own these accounts/ }).check();
  await page.getByRole('button', { name: 'Add 6 accounts' }).click();
  await page.getByText('6 accounts added').waitFor();
  await page.getByRole('button', { name: 'Show them' }).click();
  await page.getByText('6 accounts', { exact: true }).waitFor();
}

async function importProxies(page: Page, ports: readonly number[]): Promise<void> {
  await goTo(page, 'Proxies');
  const lines = ports.map((port) => `127.0.0.1:${port}:desk:opens`).join('\n');
  await importFile(page, 'proxies.txt', lines);
  await page.getByRole('button', { name: `Add ${ports.length} proxies` }).click();
  await page.getByText(`${ports.length} proxies added`).waitFor();
  await page.keyboard.press('Escape');
}

async function makeProfile(page: Page): Promise<void> {
  await goTo(page, 'Profiles');
  await page.getByRole('button', { name: 'New profile' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('Office Windows');
  await form.getByRole('button', { name: 'Make profile' }).click();
  await page.getByRole('dialog', { name: 'Office Windows' }).waitFor();
  await page.keyboard.press('Escape');
}

/** Gives all accounts what is chosen in the dialog of that name. */
async function dealOut(page: Page, what: 'Proxy' | 'Profile', names: readonly string[]): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: what, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `${what} of 6 accounts` });
  await dialog.getByRole('combobox').click();
  for (const name of names) await page.getByRole('option', { name }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Change 6 accounts' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function checkAll(page: Page): Promise<void> {
  const check = page.getByRole('button', { name: 'Check all' });
  await check.click();
  await expect.poll(() => check.isEnabled(), { timeout: 30_000 }).toBe(true);
}

/** Opens the browser of an account at an address and closes it again. */
async function useBrowser(page: Page, handle: string, address: string, seen: () => boolean): Promise<void> {
  await goTo(page, 'Accounts');
  await page.getByText(`@${handle}`, { exact: true }).click();
  await page.getByRole('tab', { name: 'Sign-in' }).click();
  await page.getByRole('textbox', { name: 'Opens at' }).fill(address);
  await page.getByRole('button', { name: 'Open browser' }).click();
  await page.getByText('Open', { exact: true }).waitFor();
  await expect.poll(seen, { timeout: 20_000 }).toBe(true);
  await page.getByRole('button', { name: 'Close browser' }).click();
  await page.getByText('Closed', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
}

test.skipIf(chromium === null)(
  'an operator moves in: imports, deals out, checks, and signs an account in for good',
  async () => {
    using folder = temporaryFolder();
    await using servers = new ProxyServers();
    await using site = await startTestSite();
    const credentials = { username: 'desk', password: 'opens' };
    const ports = [await servers.http(credentials), await servers.http(credentials), await freePort()];
    await using agent = await startStoryAgent(folder.path, await freePort());
    await agent.client.proxies.setCheckSettings({
      testAddress: await servers.testAddress(),
      timeoutSeconds: 5,
      everyMinutes: 0,
    });
    await using browser = await openBrowser(chromium ?? '');
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(agent.oneTimeLink());

    await importAccounts(page);
    await importProxies(page, ports);
    await makeProfile(page);
    await goTo(page, 'Accounts');
    await page.getByRole('checkbox', { name: 'Select all that match' }).check();
    await dealOut(
      page,
      'Proxy',
      ports.map((port) => `127.0.0.1:${port}`),
    );
    await dealOut(page, 'Profile', ['Office Windows']);
    const { items } = await agent.client.accounts.list({ sort: 'handle' });
    expect(items.map(({ profileName }) => profileName)).toEqual(items.map(() => 'Office Windows'));
    for (const port of ports)
      expect(items.filter(({ proxyName }) => proxyName === `127.0.0.1:${port}`)).toHaveLength(2);

    await goTo(page, 'Proxies');
    await checkAll(page);
    await checkAll(page);
    await page
      .getByText(/2 accounts/)
      .first()
      .waitFor();
    const checked = await agent.client.proxies.list({ sort: 'host' });
    const found = checked.items.map(({ port, status, lastCheck }) => [port, status, lastCheck?.outcome]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        [ports[0], 'active', 'ok'],
        [ports[1], 'active', 'ok'],
        [ports[2], 'error', 'refused'],
      ]),
    );
    expect(await seriousFindings(page)).toEqual([]);

    const [one, other] = items.filter(({ proxyName }) => proxyName !== `127.0.0.1:${ports[2]}`);
    if (one === undefined || other === undefined) throw new Error('no account has a working proxy');
    const latest = () => site.visitors.at(-1);
    await useBrowser(
      page,
      one.handle,
      `${site.url}/welcome?name=${one.handle}`,
      () => latest() === one.handle,
    );
    await useBrowser(page, other.handle, `${site.url}/`, () => latest() === null);
    await useBrowser(page, one.handle, `${site.url}/`, () => latest() === one.handle);
    expect(site.visitors).toEqual([one.handle, null, one.handle]);
    expect(complaints).toEqual([]);
  },
);

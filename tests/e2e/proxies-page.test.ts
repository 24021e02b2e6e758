import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addProxy, moveProxyCheck } from '../support/fake-proxies.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { focusedDialog } from '../support/focused-dialog.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('the proxies (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('have nothing serious to find in any state, in light and in dark', async () => {
    const world = new FakeWorld();
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/proxies');
    await page.getByText('No proxies yet').waitFor();
    await look('empty');
    addProxy(world, { label: 'Berlin 1', hasPassword: true, username: 'me', accounts: 12 });
    addProxy(world, {
      host: 'dead.example.net',
      status: 'error',
      statusReason: 'It did not answer.',
      accounts: 3,
    });
    world.tell({ type: 'proxy.created', message: 'Added' });
    await page.getByRole('row', { name: /Berlin 1/ }).waitFor();
    await page.getByText('3 accounts go out through').waitFor();
    await look('filled');
    await go('/proxies?edit=1');
    await page.getByRole('img', { name: /Latency over time\. 40 checks, 3 failed/ }).waitFor();
    await look('a proxy');
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('region', { name: 'Checks' }).getByText('Did not answer in time').first().waitFor();
    await look('its checks as a table');
    await go('/proxies?edit=new');
    await page.getByRole('button', { name: 'Add proxy' }).last().click();
    await page.getByText('A host name or an IP address.').waitFor();
    await look('a form with something to put right');
    await go('/proxies?status=banned');
    await page.getByText('No proxy matches').waitFor();
    await look('nothing found');
    await page.getByRole('button', { name: 'Check settings' }).click();
    await page.getByLabel('Test address').waitFor();
    await look('how they are checked');
    await go('/accounts');
    world.vault.protection = 'this_run';
    await go('/settings');
    await page.getByText('There is no place to keep the key.').waitFor();
    await look('a vault that keeps nothing');
    expect(shown.complaints).toEqual([]);
  });

  test('are checked all together with progress, and the check can be stopped', async () => {
    const world = new FakeWorld();
    for (let n = 1; n <= 2000; n += 1) addProxy(world, n % 100 === 0 ? { host: `dead-${n}.net` } : {});
    await using shown = await screens.show(world);
    const { page, go, look } = shown;
    await go('/proxies');
    await page.getByText('2,000 proxies').waitFor();
    await page.getByRole('button', { name: 'Check all' }).press('Enter');
    await page.getByText('Checking: 0 of 2,000').waitFor();
    const task = world.tasks[0];
    if (task === undefined) throw new Error('a task was expected');
    moveProxyCheck(world, task, 500);
    await page.getByText('Checking: 500 of 2,000').waitFor();
    await page.getByRole('row', { name: /117 ms/ }).waitFor();
    await look('a check going on');
    await page.getByRole('button', { name: 'Stop checking' }).press('Enter');
    await page.getByText(/^Checking:/).waitFor({ state: 'hidden' });
    expect(world.tasks.map(({ status }) => status)).toEqual(['cancelled']);
  });

  test('are added from a pasted line, corrected, and removed with what hangs on them, by keyboard', async () => {
    const world = new FakeWorld();
    addProxy(world, { host: 'gate.example.net', port: 9000, accounts: 4 });
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/proxies');
    await page.getByRole('row', { name: /gate\.example\.net/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('Paste a line').fill('socks5://anna:s3cret@gate.example.net:9000');
    expect(await page.getByLabel('Host').inputValue()).toBe('gate.example.net');
    expect(await page.getByLabel('User name').inputValue()).toBe('anna');
    await page.keyboard.press('Enter');
    await page.getByText('This proxy is there already.').waitFor();
    await page.getByLabel('Port').fill('9001');
    await page.keyboard.press('Enter');
    await page.getByText('gate.example.net:9001 is added.').waitFor();
    const { protocol, username, hasPassword } = world.proxies[1] ?? {};
    expect({ protocol, username, hasPassword }).toEqual({
      protocol: 'socks5',
      username: 'anna',
      hasPassword: true,
    });

    await page.getByRole('row', { name: /gate\.example\.net:9000/ }).focus();
    await page.keyboard.press('Control+a');
    await page.getByText('2 proxies selected').waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
    const dialog = await focusedDialog(page);
    await dialog.getByText('4 accounts would have no proxy').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByText('2 proxies removed. 4 accounts now without one.').waitFor();
    await page.getByText('No proxies yet').waitFor();
    expect(shown.complaints).toEqual([]);
  });
});

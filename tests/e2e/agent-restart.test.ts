import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { findChromium, openBrowser } from '../support/open-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const chromium = findChromium();
const program = fileURLToPath(new URL('../support/programs/browser-agent.ts', import.meta.url));

/** Starts the agent and reads its one-time link; `end` sends the signal and waits until it is gone. */
async function startAgent(dataDir: string, port: number, adbPort: number) {
  const child = spawn(process.execPath, [program, dataDir, String(port), String(adbPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error('the agent ended before it was ready')));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return { link, end, [Symbol.asyncDispose]: () => end('SIGTERM') };
}

test.skipIf(chromium === null)(
  'a page outlives its agent: it says so, comes back and is live again',
  async () => {
    using folder = temporaryFolder();
    const [port, adbPort] = [await freePort(), await freePort()];
    // The adb server of a killed agent lives on; the last agent found it there and leaves it alone.
    await using _adb = { [Symbol.asyncDispose]: () => new AdbClient(adbPort).kill() };
    await using first = await startAgent(folder.path, port, adbPort);
    await using browser = await openBrowser(chromium ?? '');
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(first.link);
    await page.getByText('Agent running').waitFor();
    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await page.getByText('No accounts yet').waitFor();

    await first.end('SIGKILL');
    await page.getByText('Reconnecting…').waitFor();
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByText('The agent does not answer').waitFor();
    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await page.getByText('No accounts yet').waitFor();

    await using second = await startAgent(folder.path, port, adbPort);
    await page.getByText('Agent running').waitFor();
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByText('Nothing has run yet').waitFor();
    // What happens elsewhere appears by itself: the feed is followed again.
    await page.getByRole('link', { name: 'Campaigns', exact: true }).click();
    await page.getByText('No campaigns yet').waitFor();
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${port}/#/campaigns/new`);
    await other.getByRole('textbox', { name: 'Name' }).fill('Autumn menu');
    await other.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('link', { name: 'Autumn menu' }).waitFor();

    await second.end('SIGKILL');
    rmSync(join(folder.path, 'signed-in-pages.json'));
    await using third = await startAgent(folder.path, port, adbPort);
    await page.getByRole('heading', { name: 'This page is signed out' }).waitFor();
    expect(await page.getByText('npm start').count()).toBe(1);
    await other.goto('about:blank');
    await other.goto(third.link);
    await other.getByText('Agent running').waitFor();
  },
);

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { announceAgent } from '../../src-agent/cli/agent-file.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { badAccountsFile } from '../support/bad-accounts-file.ts';
import { findChromium, openBrowser } from '../support/open-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startStoryAgent } from './main-job-story.ts';

const chromium = findChromium();
const commandLine = fileURLToPath(new URL('../../src-agent/cli.ts', import.meta.url));
const file = badAccountsFile();

/** What an import left behind: every account without what differs from agent to agent. */
async function accountsOf(client: AgentClient) {
  const { items } = await client.accounts.list({ limit: 500, sort: 'handle' });
  return items.map(
    ({ uid: _uid, createdAt: _created, updatedAt: _updated, statusAt: _since, ...rest }) => rest,
  );
}

async function addStoredAccount(client: AgentClient): Promise<void> {
  const account = { platform: 'instagram' as const, handle: file.storedHandle, displayName: 'There already' };
  await client.accounts.create({ ...account, ownershipConfirmed: true });
}

/** Adds the file as a person does, and answers the list of problems as it is downloaded. */
async function importOnScreen(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(file.bytes) });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const problems = readFileSync(await (await download).path(), 'utf8');
  await page.getByRole('button', { name: `Add ${file.counts.good} accounts` }).click();
  await page.getByText(`${file.counts.good} accounts added`).waitFor();
  return problems;
}

test.skipIf(chromium === null)(
  'a file with every kind of bad row gives the same on the screen and at the command line',
  async () => {
    using screenFolder = temporaryFolder();
    using lineFolder = temporaryFolder();
    await using onScreen = await startStoryAgent(screenFolder.path, await freePort());
    await using atLine = await startStoryAgent(lineFolder.path, await freePort());
    await addStoredAccount(onScreen.client);
    await addStoredAccount(atLine.client);

    await using browser = await openBrowser(chromium ?? '');
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
    const screenProblems = await importOnScreen(page, onScreen.oneTimeLink());

    using _announced = announceAgent(lineFolder.path, {
      url: atLine.url,
      token: atLine.token,
      pid: process.pid,
    });
    const input = join(lineFolder.path, 'accounts.csv');
    const lineProblems = join(lineFolder.path, 'problems.csv');
    writeFileSync(input, file.bytes);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      `${commandLine} import accounts ${input} --yes --own --json --problems ${lineProblems} --data-dir ${lineFolder.path}`.split(
        ' ',
      ),
    );

    const { counts } = JSON.parse(stdout) as { counts: object };
    expect(counts).toEqual({ ...file.counts, added: file.counts.good });
    expect(screenProblems).toBe(readFileSync(lineProblems, 'utf8'));
    expect(screenProblems.trimEnd().split('\r\n').length).toBeGreaterThan(20);
    const [screenImport] = await onScreen.client.accounts.imports.list({});
    expect(screenImport?.counts).toEqual(counts);
    expect(await accountsOf(onScreen.client)).toEqual(await accountsOf(atLine.client));
    const passwords = async (client: AgentClient) =>
      await client.accounts.showPassword({ id: (await find(client, 'good.1')).id, confirmed: true });
    expect(await passwords(onScreen.client)).toEqual(await passwords(atLine.client));
  },
);

async function find(client: AgentClient, handle: string) {
  const { items } = await client.accounts.list({ search: handle });
  const found = items.find((account) => account.handle === handle);
  if (found === undefined) throw new Error(`there is no account ${handle}`);
  return found;
}

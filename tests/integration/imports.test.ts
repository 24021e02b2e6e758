import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportState } from '../../src-shared/domain/import.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { type AgentProcess, startAgentProcess } from '../support/agent-process.ts';
import { badAccountsFile } from '../support/bad-accounts-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = new URL('../../scripts/switchyard.mjs', import.meta.url).pathname;
// A private adb server must look for no phone of the person who runs the tests.
const env = { ...process.env, ADB_USB: '0', ADB_EMU: '0', ADB_MDNS: '0' };

const stopAdb = (port: number) =>
  new Promise((resolve) => execFile('adb', ['-P', String(port), 'kill-server'], resolve));

describe('the command line', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder.path, name);
  let adbPort = 0;
  let agent: ReturnType<typeof spawn>;

  beforeAll(async () => {
    adbPort = await freePort();
    agent = spawn(
      process.execPath,
      [program, 'agent', '--data-dir', folder.path, '--adb-port', String(adbPort)],
      { env, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    if (agent.stdout !== null) await once(createInterface({ input: agent.stdout }), 'line');
  });
  afterAll(async () => {
    agent.kill('SIGTERM');
    await once(agent, 'exit');
    await stopAdb(adbPort);
    folder[Symbol.dispose]();
  });

  const asked = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const all = [program, ...args, '--data-dir', folder.path];
      execFile(process.execPath, all, { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });

  test('names everything wrong with a file, adds the rest, and writes the problems down', async () => {
    const { bytes, storedHandle, problems, counts, addedHandles } = badAccountsFile();
    writeFileSync(at('bad.csv'), bytes);
    writeFileSync(at('first.csv'), `handle\n${storedHandle}\n`);
    const unowned = await asked('import', 'accounts', at('first.csv'), '--yes');
    expect(unowned).toMatchObject({
      code: 1,
      err: expect.stringContaining('Say --own to confirm that you own'),
    });
    const first = await asked('import', 'accounts', at('first.csv'), '--yes', '--own');
    expect(first).toMatchObject({ code: 0, out: '1 accounts were added.\n' });

    const looked = await asked(
      'import',
      'accounts',
      at('bad.csv'),
      '--dry-run',
      '--problems',
      at('problems.csv'),
    );
    expect(looked).toMatchObject({ code: 0, out: `${counts.good} accounts would be added.\n` });
    expect(looked.err).toContain(
      `${counts.rows} rows: ${counts.good} good, ${counts.errors} with errors, ${counts.duplicates} duplicates, ${counts.warnings} with warnings`,
    );
    const lines = readFileSync(at('problems.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(problems.length + 1);
    expect(lines[1]).toBe('3,email,error,An e-mail address such as anna@example.com was expected.');

    const unsaid = await asked('import', 'accounts', at('bad.csv'));
    expect(unsaid).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
    const added = await asked('import', 'accounts', at('bad.csv'), '--yes', '--json');
    expect(added.code).toBe(0);
    const told = JSON.parse(added.out) as ImportState & { problems: unknown };
    expect(told).toMatchObject({
      status: 'applied',
      counts: { ...counts, added: addedHandles.length },
      problems: problems.slice(0, 20),
    });
    expect(`${added.out}${added.err}${looked.err}${lines.join('')}`).not.toMatch(/never-told|secret-/);

    const again = await asked('import', 'accounts', at('bad.csv'), '--yes', '--json');
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ counts: { good: 0, added: 0 } });
  });

  test('maps columns by heading or number, and reads proxies in one line each', async () => {
    writeFileSync(at('odd.csv'), 'Who;Where;Word\nanna.odd;anna.odd@example.com;geheim\n');
    const mapping = [
      '--map',
      'Who=handle',
      '--map',
      '2=email',
      '--map',
      'word=password',
      '--platform',
      'tiktok',
    ];
    const odd = await asked('import', 'accounts', at('odd.csv'), ...mapping, '--yes', '--json');
    expect(JSON.parse(odd.out)).toMatchObject({ defaultPlatform: 'tiktok', counts: { added: 1 } });
    const wrong = await asked('import', 'accounts', at('odd.csv'), '--map', 'Nobody=handle', '--yes');
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringContaining('The columns are: Who, Where, Word.'),
    });

    writeFileSync(at('proxies.txt'), '10.0.0.1:8080:user:pass\nsocks5://10.0.0.2:1080\nnonsense\n');
    const proxies = await asked('import', 'proxies', at('proxies.txt'), '--yes');
    expect(proxies).toMatchObject({ code: 0, out: '2 proxies were added.\n' });
  });

  test('exports what it imported, with passwords only when that is said twice', async () => {
    const plain = await asked('export', 'proxies');
    expect(plain.out.replace('\uFEFF', '').split(/\r?\n/)).toEqual([
      'host,port,username,type,status,protocol,label',
      '10.0.0.1,8080,user,datacenter,active,http,',
      '10.0.0.2,1080,,datacenter,active,socks5,',
      '',
    ]);
    expect(await asked('export', 'accounts', '--with-secrets')).toMatchObject({ code: 2, out: '' });
    const options = ['--with-secrets', '--yes', '--format', 'json', '--out', at('all.json')];
    expect(await asked('export', 'accounts', ...options)).toMatchObject({ code: 0 });
    const accounts = JSON.parse(readFileSync(at('all.json'), 'utf8')) as Record<string, unknown>[];
    expect(accounts.find(({ handle }) => handle === 'anna.odd')).toMatchObject({ password: 'geheim' });
    expect(statSync(at('all.json')).mode & 0o777).toBe(0o600);
  });
});

describe('an agent that is killed while rows are added', () => {
  const rows = 20_000;
  const file = () => {
    const lines = Array.from({ length: rows }, (_, index) => `user.${index},pw-${index}`);
    return new File([['handle,password', ...lines].join('\n')], 'many.csv');
  };

  /** Reads the file and begins to add it; answers when the import has come so far. */
  async function applyUntil(agent: AgentProcess, is: (state: ImportState) => boolean): Promise<number> {
    const { imports } = agent.client.accounts;
    const { id } = await imports.create({ file: file() });
    const state = async () => await imports.get({ id });
    await expect.poll(async () => (await state()).status, { timeout: 30_000, interval: 20 }).toBe('ready');
    await imports.apply({ id, ownershipConfirmed: true });
    await expect.poll(async () => is(await state()), { timeout: 60_000, interval: 5 }).toBe(true);
    return id;
  }

  test.each([
    ['in the middle', (state: ImportState) => (state.progress ?? 0) > 0.2 || state.status === 'applied', 0],
    ['right after the end', (state: ImportState) => state.status === 'applied', rows],
  ])('%s has all of them or none', async (_when, is, expected) => {
    using folder = temporaryFolder();
    const options = { dataDir: folder.path, adbPort: await freePort(), logFile: join(folder.path, 'log') };
    let id = 0;
    {
      await using killed = await startAgentProcess(options);
      id = await applyUntil(killed, is);
      await killed.kill();
    }
    await using agent = await startAgentProcess(options);
    const { accounts } = agent.client;
    const status = async () => (await accounts.imports.get({ id })).status;
    await expect.poll(status, { timeout: 60_000, interval: 50 }).toMatch(/^(applied|failed)$/);
    const state = await accounts.imports.get({ id });
    const { total } = await accounts.list({ limit: 1 });
    expect([state.status, total]).toEqual(expected === 0 ? ['failed', 0] : ['applied', rows]);
    if (expected === 0)
      expect(state.problem).toBe(
        'Switchyard ended before the rows were added. Nothing was added; choose the file again.',
      );
    await stopAdb(options.adbPort);
  });
});

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { program, started, switchyard } from '../support/command-line.ts';

const { isThere } = (await import(new URL('../../scripts/system-parts.mjs', import.meta.url).href)) as {
  isThere: (part: 'adb') => boolean;
};
const hasAdb = isThere('adb');
if (!hasAdb && process.env['CI'] === 'true')
  throw new Error('adb is not installed, and in CI nothing may be left out');

describe('commands for a running agent', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'command-line-'));
  const file = join(dataDir, 'agent.json');
  let adbPort = 0;
  let agent: Awaited<ReturnType<typeof started>>;
  let picture = '';

  beforeAll(async () => {
    adbPort = await freePort();
    agent = await started('agent', '--data-dir', dataDir, '--adb-port', String(adbPort));
    picture = join(dataDir, 'poster.jpg');
    writeFileSync(picture, await drawPoster());
  });
  afterAll(async () => {
    await agent.end('SIGTERM');
    await new Promise((resolve) => execFile('adb', ['-P', String(adbPort), 'kill-server'], resolve));
    rmSync(dataDir, { recursive: true });
  });

  const asked = (...args: string[]) => switchyard(...args, '--data-dir', dataDir);
  const api = (path: string, init: RequestInit = {}) =>
    fetch(`${String(agent.ready['url'])}/api/v1${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${String(agent.ready['token'])}`,
        'content-type': 'application/json',
      },
    });

  test('say where it is to its owner only, and keep the token out of the log', () => {
    expect(agent.ready).toMatchObject({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      url: agent.ready['url'],
      token: agent.ready['token'],
    });
    expect(agent.log()).not.toContain(agent.ready['token']);
  });

  test('create a campaign from files and handles, and show it', async () => {
    const account = {
      platform: 'instagram',
      handle: 'harbor.coffee',
      displayName: 'Harbor',
      ownershipConfirmed: true,
    };
    expect((await api('/accounts', { method: 'POST', body: JSON.stringify(account) })).status).toBe(201);
    const created = await asked(
      ...'campaign create --name Opening --account @Harbor.Coffee --json --media'.split(' '),
      picture,
      '--caption',
      'Hi {account.handle}',
    );
    expect(created.err).toBe('');
    expect(JSON.parse(created.out)).toMatchObject({
      name: 'Opening',
      status: 'draft',
      items: [{ kind: 'photo', caption: 'Hi {account.handle}' }],
      accountIds: [1],
    });
    const list = await asked('campaign', 'list');
    expect(list.out).toMatch(/Campaign {2}Name .*\n─+.*\n1 +Opening +draft +1 +1\n$/);
  });

  test('show the vault, change its key, and say aloud what a vault without a keychain means', async () => {
    expect(agent.log()).toContain(
      'WARNING: Passwords and cookies that are saved now cannot be read after Switchyard ends, because the keychain is switched off.',
    );
    const shown = await asked('vault', 'show');
    expect(shown.out).toMatch(
      /^Protected {3}until Switchyard ends\nKey .*\nSecrets {5}0\nKey changed never\n/,
    );
    expect(shown.out).toContain('--insecure-key-file FILE');
    const rotated = await asked('vault', 'rotate', '--json');
    expect(JSON.parse(rotated.out)).toMatchObject({
      kind: 'vault_rotation',
      status: 'done',
      message: '0 secrets are encrypted with the new key.',
    });
    const after = JSON.parse((await asked('vault', 'show', '--json')).out) as { rotatedAt: string | null };
    expect(after.rotatedAt).not.toBeNull();
  });

  test('do not start an agent on a key file that others can read', async () => {
    const keyFile = join(dataDir, 'open.key');
    writeFileSync(keyFile, '', { mode: 0o644 });
    const refused = await asked('agent', '--insecure-key-file', keyFile);
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(`chmod 600 "${keyFile}"`),
    });
  });

  test.each([
    [
      'an unknown account',
      ['campaign', 'create', '--name', 'A', '--media', 'PICTURE', '--account', 'nobody'],
      '@nobody',
    ],
    [
      'a file that is not there',
      ['campaign', 'create', '--name', 'A', '--media', '/gone.jpg', '--account', 'all'],
      '/gone.jpg',
    ],
    [
      'a file that is no picture',
      ['campaign', 'create', '--name', 'A', '--media', program, '--account', 'all'],
      'picture',
    ],
    ['an unknown run', ['run', 'show', '99'], 'There is no run 99.'],
  ])('say in a sentence why %s does not go, with exit code 1', async (_what, args, sentence) => {
    const answer = await asked(...args.map((arg) => (arg === 'PICTURE' ? picture : arg)));
    expect(answer.code).toBe(1);
    expect(answer.err).toContain(sentence);
    expect(answer.err).not.toContain('    at ');
    expect(answer.out).toBe('');
  });

  test('plan a campaign for later, look at it, copy it and put the copy away', async () => {
    const created = await asked(
      ...'campaign create --name Weekly --account harbor.coffee --json --at 2100-03-01T10:00'.split(' '),
      ...'--zone Europe/Berlin --rule FREQ=WEEKLY --threads-caption Short --caption Long --media'.split(' '),
      picture,
    );
    const { id, plan, items } = JSON.parse(created.out) as Campaign;
    expect(plan).toMatchObject({
      zone: 'Europe/Berlin',
      schedule: { kind: 'recurring', rule: 'FREQ=WEEKLY' },
    });
    expect(items[0]).toMatchObject({ caption: 'Long', variants: { threads: { caption: 'Short' } } });
    const check = await asked('campaign', 'check', String(id), '--json');
    expect(JSON.parse(check.out)).toMatchObject({ accounts: 1, posts: null });
    const copy = JSON.parse((await asked('campaign', 'duplicate', String(id), '--json')).out) as Campaign;
    const away = JSON.parse((await asked('campaign', 'archive', String(copy.id), '--json')).out) as Campaign;
    expect(away).toMatchObject({ name: 'Weekly (copy)', archivedAt: expect.any(String) as string });
    const wrong = await asked(
      ...'campaign create --name A --account harbor.coffee --spread-from 2100-03-01T10:00'.split(' '),
    );
    expect(wrong.code).toBe(2);
  });

  test('give scripts the stable code of an error', async () => {
    const answer = await asked('run', 'show', '99', '--json');
    expect(JSON.parse(answer.err)).toMatchObject({
      error: { code: 'NOT_FOUND', message: 'There is no run 99.' },
    });
  });

  test.each([
    [['run', 'show', 'x']],
    [['campaign', 'create']],
    [['frobnicate']],
    [['agent', '--port', '99999']],
  ])('call %j wrong use, with exit code 2', async (args) => {
    const answer = await switchyard(...args);
    expect(answer.code).toBe(2);
    expect(answer.err).toContain('error:');
  });

  test.skipIf(!hasAdb)('post through a simulated phone, follow the run and keep its report', async () => {
    expect((await api('/agent/simulated-phones', { method: 'POST', body: '{}' })).status).toBe(200);
    const ready = async () => {
      const { items } = (await (await api('/devices')).json()) as { items: { state: string }[] };
      return items.filter(({ state }) => state === 'ready').length;
    };
    await expect.poll(ready, { timeout: 30_000, interval: 200 }).toBe(2);
    const created = await asked(
      ...'campaign create --name Now --account northwind.outdoor --start --json --media'.split(' '),
      picture,
    );
    expect(created.err).toBe('');
    const { run } = JSON.parse(created.out) as { run: { id: number } };
    const watched = await asked('run', 'watch', String(run.id));
    expect(watched.out).toMatch(/\d\d:\d\d:\d\d {2}Share the post\n/);
    expect(watched.out).toMatch(/Now +Completed +1 of 1 /);
    expect(watched.code).toBe(0);
    // A run that has ended is told from its log, and the lines are the same again.
    const again = await asked('run', 'watch', String(run.id), '--json');
    const types = again.out
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types[0]).toBe('run.started');
    expect(types).toContain('step.finished');
    const report = join(dataDir, 'report.html');
    expect((await asked('run', 'report', String(run.id), '--out', report)).code).toBe(0);
    expect(readFileSync(report, 'utf8')).toContain('@northwind.outdoor');
  });

  test('are told when it has ended', async () => {
    const other = mkdtempSync(join(tmpdir(), 'command-line-'));
    const port = ['--adb-port', String(adbPort)];
    const second = await started('agent', '--data-dir', other, ...port);
    expect(await switchyard('run', 'list', '--data-dir', other, '--json')).toMatchObject({ code: 0 });
    const left = readFileSync(join(other, 'agent.json'), 'utf8');
    expect(await second.end('SIGINT')).toBe(0);
    expect(existsSync(join(other, 'agent.json'))).toBe(false);
    // An agent that was killed leaves its file behind; nobody answers there any more.
    for (const content of [null, left]) {
      if (content !== null) writeFileSync(join(other, 'agent.json'), content);
      const answer = await switchyard('run', 'list', '--data-dir', other);
      expect(answer).toMatchObject({
        code: 1,
        err: expect.stringContaining(`No agent is running for ${other}`),
      });
    }
    rmSync(other, { recursive: true });
  });
});

test('simulate phone runs phones until it is told to end', async () => {
  const simulator = await started('simulate', 'phone', '--count', '3');
  expect(simulator.ready).toMatchObject({
    ready: true,
    phones: [{ serial: 'SIM-ALDER' }, { serial: 'SIM-BIRCH' }, { serial: 'SIM-03' }],
  });
  const controlUrl = String(simulator.ready['controlUrl']);
  const record = await fetch(new URL('/phones/SIM-03', controlUrl));
  expect(await record.json()).toMatchObject({ serial: 'SIM-03', posts: [] });
  expect(await simulator.end('SIGTERM')).toBe(0);
  await expect(fetch(new URL('/phones/SIM-03', controlUrl))).rejects.toThrow('fetch failed');
});

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { backupFolder } from '../../src-agent/backups/backup-files.ts';
import { Backups } from '../../src-agent/backups/backups.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { EngineBench } from '../support/engine-bench.ts';

const program = new URL('../../scripts/switchyard.mjs', import.meta.url).pathname;
// A private adb server must look for no phone of the person who runs the tests.
const env = { ...process.env, ADB_USB: '0', ADB_EMU: '0', ADB_MDNS: '0' };

type Ended = { code: number; out: string; err: string };

function switchyard(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const ready = z.object({ url: z.string(), token: z.string() });
const switches = z.array(z.object({ reason: z.string() }));
const jobs = z.object({
  items: z.array(z.object({ status: z.string(), problem: z.object({ message: z.string() }).nullable() })),
});

test('a damaged database: the agent names the copy, restore puts it in place, and the next agent publishes nothing before a person looked', async () => {
  await using bench = await EngineBench.open();
  const dataDir = bench.folder;
  bench.start(bench.addPhone('CEDAR', 2).accountIds);
  await new Backups(bench.store, backupFolder(dataDir)).create('daily');
  const file = bench.sqlite.name;
  bench.store[Symbol.dispose]();
  truncateSync(file, 8192);
  appendFileSync(file, 'rubbish'.repeat(2000));

  const adbPort = String(await freePort());
  const keyFile = join(dataDir, 'key');
  const agentArgs = ['agent', '--data-dir', dataDir, '--adb-port', adbPort, '--insecure-key-file', keyFile];
  const refused = await switchyard(...agentArgs);
  expect(refused.code).toBe(1);
  expect(refused.out).toBe('');
  expect(refused.err).toMatch(
    /is damaged .* copy of .* \(UTC\): “npx switchyard restore” .*Nothing was changed/,
  );

  const restored = await switchyard('restore', '--yes', '--data-dir', dataDir);
  expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/Restored: .*-daily\.sqlite/) });
  expect(readdirSync(dataDir).filter((name) => name.includes('.replaced-'))).not.toEqual([]);

  const agent = spawn(process.execPath, [program, ...agentArgs], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(agent, 'exit');
  const [line] = (await once(createInterface({ input: agent.stdout }), 'line')) as [string];
  const { url, token } = ready.parse(JSON.parse(line));
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
  const stopped = switches.parse(await ask('agent/kill-switches'));
  const asking = jobs.parse(await ask('jobs'));
  agent.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await new Promise((resolve) => execFile('adb', ['-P', adbPort, 'kill-server'], resolve));

  expect(stopped).toEqual([{ reason: expect.stringContaining('was restored from the copy of') }]);
  expect(asking.items.map(({ status }) => status)).toEqual(['needs_review', 'needs_review']);
  expect(asking.items[0]?.problem?.message).toContain('may have been posted already');
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import { EngineBench } from '../support/engine-bench.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { compare, type Measurement } from './measurement.ts';

const jobs = 100_000;
const rounds = 7;

/**
 * From starting the process to its first answer, with 100,000 jobs in the store: the agent against a bare Node program
 * that opens the same file and listens.
 */
export async function agentColdStart(): Promise<Measurement> {
  await using bench = await EngineBench.open();
  fill(bench);
  const { folder } = bench;
  const file = join(folder, 'switchyard.sqlite');
  bench.store[Symbol.dispose]();
  const cli = fileURLToPath(new URL('../../scripts/switchyard.mjs', import.meta.url));
  const bare = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  const adbPort = await freePort();
  const samples = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const ours = await untilAnswer(
      [cli, 'agent', '--data-dir', folder, '--adb-port', String(adbPort)],
      '/api/v1/jobs?limit=1',
    );
    const theirs = await untilAnswer([bare, file], '/');
    // The first round warms the disk cache for both.
    if (round < 0) continue;
    samples.ours.push(ours);
    samples.theirs.push(theirs);
  }
  await new AdbClient(adbPort).kill();
  return compare('agent_cold_start', 'ms', samples, 2);
}

function fill(bench: EngineBench): void {
  const { accountIds } = bench.addPhone('ALDER', 100);
  const runId = bench.start(accountIds);
  const { store } = bench;
  const pattern = store.get(store.query.selectFrom('job').selectAll().where('run_id', '=', runId).limit(1));
  if (pattern === undefined) throw new Error('no job to copy');
  store.write((tx) => {
    const { id: _id, ...job } = pattern;
    for (let index = accountIds.length; index < jobs; index += 1) {
      const status = index % 10 === 0 ? 'pending' : 'completed';
      const account_id = accountIds[index % accountIds.length] ?? 0;
      tx.run(tx.query.insertInto('job').values({ ...job, uid: crypto.randomUUID(), account_id, status }));
    }
    tx.run(tx.query.updateTable('device').set({ state: 'absent', transport: null }));
  });
}

/** Milliseconds until the program answers that path; then it is ended. */
async function untilAnswer(command: readonly string[], path: string): Promise<number> {
  const started = performance.now();
  // The keychain of whoever measures stays untouched.
  const env = { ...process.env, SWITCHYARD_KEYCHAIN: 'off' };
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const line = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).once('line', line.resolve);
  child.once('exit', () => line.reject(new Error(`${command[0]} ended before it was ready`)));
  const { url, token } = JSON.parse(await line.promise) as { url: string; token?: string };
  const answer = await fetch(`${url}${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  await answer.text();
  const took = performance.now() - started;
  if (!answer.ok) throw new Error(`${url}${path} answered ${answer.status}`);
  const ended = Promise.withResolvers<void>();
  child.once('exit', () => ended.resolve());
  child.kill('SIGTERM');
  await ended.promise;
  return took;
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AdbClient } from '../../../../../src-agent/devices/adb/adb-client.ts';
import { SystemPorts } from '../../../../../src-agent/devices/appium/system-ports.ts';
import { okay, startFakeAdbServer } from '../../../../support/fake-adb-server.ts';

const range = { first: 18_450, last: 18_453 };
let folder = '';
let journal = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-ports-'));
  journal = join(folder, 'ports.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a port that was given back is the last to be used again, and none is given twice', async () => {
  const ports = new SystemPorts(range, journal, () => 0.5);
  const first = await ports.take();
  expect(first).toBe(18_452);
  expect(JSON.parse(readFileSync(journal, 'utf8'))).toEqual([18_452]);
  ports.giveBack(18_452);
  expect([await ports.take(), await ports.take(), await ports.take()]).toEqual([18_453, 18_450, 18_451]);
  expect(await ports.take()).toBe(18_452);
  expect(await ports.take()).toBeNull();
  ports.giveBack(18_450);
  expect(await ports.take()).toBe(18_450);
});

test('a port another program listens on is left out', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(18_450, '127.0.0.1', resolve));
  const ports = new SystemPorts(range, journal, () => 0);
  expect(await ports.take()).toBe(18_451);
  await new Promise((resolve) => server.close(resolve));
});

test('only forwards that an earlier agent wrote down are removed', async () => {
  await using server = await startFakeAdbServer((service) => ({
    bytes:
      service === 'host:list-forward'
        ? okay('R58 tcp:18450 tcp:6790\nR58 tcp:18451 tcp:6790\nR58 tcp:18452 tcp:9222\n')
        : okay(),
  }));
  const adb = new AdbClient(server.port);
  expect(await new SystemPorts(range, journal, () => 0).removeLeftovers(adb)).toBe(0);
  expect(server.asked).toEqual([]);
  writeFileSync(journal, '[18450,18452]');
  expect(await new SystemPorts(range, journal, () => 0).removeLeftovers(adb)).toBe(1);
  expect(server.asked.filter((service) => service.startsWith('host:killforward'))).toEqual([
    'host:killforward:tcp:18450',
  ]);
  expect(readFileSync(journal, 'utf8')).toBe('[]');
});

test('a port of an earlier agent that is in use again keeps its forward, and a failed removal is made up for', async () => {
  let reachable = false;
  await using server = await startFakeAdbServer((service) => {
    if (!reachable) return 'hang up';
    const forwards = 'R58 tcp:18450 tcp:6790\nR58 tcp:18451 tcp:6790\n';
    return { bytes: service === 'host:list-forward' ? okay(forwards) : okay() };
  });
  const adb = new AdbClient(server.port);
  writeFileSync(journal, '[18450,18451]');
  const ports = new SystemPorts(range, journal, () => 0);
  await expect(ports.removeLeftovers(adb)).rejects.toMatchObject({ code: 'closed' });
  expect(await ports.take()).toBe(18_450);
  expect(JSON.parse(readFileSync(journal, 'utf8'))).toEqual([18_450, 18_451]);
  reachable = true;
  expect(await ports.removeLeftovers(adb)).toBe(1);
  expect(await ports.removeLeftovers(adb)).toBe(0);
  expect(server.asked.filter((service) => service.startsWith('host:killforward'))).toEqual([
    'host:killforward:tcp:18451',
  ]);
  expect(JSON.parse(readFileSync(journal, 'utf8'))).toEqual([18_450]);
});

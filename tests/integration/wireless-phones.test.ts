import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import type { Agent } from '../../src-agent/main.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { type PhoneDesk, startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startPlainAgent } from '../support/plain-agent.ts';

const serial = 'SIM-ELM';
const owned = new AsyncDisposableStack();
let folder: string;
let desk: PhoneDesk;
let agent: Agent;
let client: AgentClient;
let address: string;

/** adb with a phone to pair with at its edge: notes its arguments, knows the code 123456, and hands on everything else. */
function adbThatPairs(home: string): void {
  const tools = join(home, 'platform-tools');
  mkdirSync(tools, { recursive: true });
  const program = `#!/bin/sh
if [ "$3" != pair ]; then exec ${findTestAdb()} "$@"; fi
echo "$@" >> ${join(home, 'arguments.txt')}
printf 'Enter pairing code: '
read code
if [ "$4" = 127.0.0.1:1 ]; then echo 'Failed: Unable to start pairing client.'; exit 1; fi
if [ "$code" = 123456 ]; then echo "Successfully paired to $4 [guid=adb-ELM-AbCdEf]"; exit 0; fi
echo 'Failed: Wrong password or connection was dropped.'; exit 1
`;
  writeFileSync(join(tools, 'adb'), program);
  chmodSync(join(tools, 'adb'), 0o755);
}

const start = () =>
  startPlainAgent(join(folder, 'data'), {
    port: null,
    adbPort: desk.adbPort,
    isolatedAdb: false,
    environment: { ...process.env, ANDROID_HOME: join(folder, 'sdk') },
  });

const stateOfPhone = async () => (await client.devices.list({})).items.map(({ state }) => state);

beforeAll(async () => {
  folder = owned.use(temporaryFolder()).path;
  adbThatPairs(join(folder, 'sdk'));
  const accounts = [{ handle: 'elm.one', displayName: 'Elm' }];
  desk = owned.use(
    await startPhoneDesk([{ serial, model: 'Simulated Pixel 8', accounts }], { screenMs: 10, uploadMs: 10 }),
  );
  address = desk.transport(serial);
  await new AdbClient(desk.adbPort).disconnect(address);
  agent = await start();
  owned.defer(() => agent[Symbol.asyncDispose]());
  client = agent.client;
});

afterAll(() => owned.disposeAsync());

test('pairing: the code reaches adb over its input alone, and what went wrong is said with what to do', async () => {
  expect(await client.devices.pair({ host: '127.0.0.1', port: 37_015, code: '123456' })).toEqual({
    address: null,
  });
  await expect(
    client.devices.pair({ host: '127.0.0.1', port: 37_015, code: '654321' }),
  ).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('type the new one') as string,
  });
  await expect(client.devices.pair({ host: '127.0.0.1', port: 1, code: '123456' })).rejects.toMatchObject({
    message: expect.stringContaining('same Wi-Fi') as string,
  });
  await expect(client.devices.pair({ host: '127.0.0.1', port: 1, code: '12345' })).rejects.toThrow();
  expect(readFileSync(join(folder, 'sdk', 'arguments.txt'), 'utf8')).not.toMatch(/123456|654321/);
});

test('a phone over the network is connected, kept over a restart, and let go', async () => {
  await expect(client.devices.connect({ address: '127.0.0.1:9' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await client.devices.connect({ address })).toEqual({ address });
  await expect.poll(stateOfPhone, { timeout: 20_000 }).toEqual(['ready']);
  expect((await client.devices.network()).kept).toEqual([address]);
  await agent[Symbol.asyncDispose]();
  agent = await start();
  client = agent.client;
  await expect.poll(stateOfPhone, { timeout: 20_000 }).toEqual(['ready']);
});

test('an app is installed on a free phone as a task, and a refusal says what to do', async () => {
  const id = (await client.devices.list({})).items[0]?.id ?? 0;
  const install = async (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.alloc(300_000, name));
    const task = await client.devices.installApp({ id, path });
    const get = () => client.agent.tasks.get({ id: task.id });
    await expect.poll(async () => (await get()).status, { timeout: 20_000 }).not.toBe('running');
    return await get();
  };
  expect(await install('instagram-411.0.0.1.2.apk')).toMatchObject({
    kind: 'app_install',
    status: 'done',
    total: 300_000,
    done: 300_000,
  });
  expect((await client.devices.get({ id })).apps.instagram).toBe('411.0.0.1.2');
  expect(await install('instagram-300.0.apk')).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('has a newer version') as string,
  });
  expect(await install('notes.apk')).toMatchObject({
    message: expect.stringContaining('not an APK') as string,
  });
  await expect(client.devices.installApp({ id, path: join(folder, 'missing.apk') })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('a phone that is let go is not connected any more', async () => {
  await client.devices.disconnect({ address });
  expect((await client.devices.network()).kept).toEqual([]);
  await expect.poll(stateOfPhone, { timeout: 20_000 }).toEqual(['absent']);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSource } from '../../src-agent/automation/source/parse-source.ts';
import { centre } from '../../src-agent/automation/source/screen-tree.ts';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { AppiumHost } from '../../src-agent/devices/appium/appium-host.ts';
import { IosPhones } from '../../src-agent/devices/ios/ios-phones.ts';
import { type HeldLease, type PhoneDriver, PhoneError } from '../../src-agent/devices/phone-driver.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { collectedLog } from '../support/collected-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type SimulatedIphone, startSimulatedIphone, studioPhone } from '../support/simulated-iphone.ts';

const notes = 'com.switchyard.sample.notes';

describe('an iPhone through Appium and the XCUITest driver, its automation app simulated', () => {
  const resources = new AsyncDisposableStack();
  const held: HeldLease = {
    deviceId: 1,
    transport: studioPhone.udid,
    assertHeld: () => undefined,
  };
  const never = new AbortController().signal;
  let phones: IosPhones;
  let phone: SimulatedIphone;

  beforeAll(async () => {
    phone = resources.use(await startSimulatedIphone());
    const folder = resources.use(temporaryFolder());
    const host = resources.use(
      new AppiumHost({
        processHost: nodeProcessHost(collectedLog()),
        folder: folder.path,
        androidHome: '',
        secret: () => crypto.randomUUID().replaceAll('-', ''),
        startTimer: startRealTimer,
        now: Date.now,
        idleMs: 600_000,
        logLevel: 'error',
        drivers: ['xcuitest'],
      }),
    );
    const choice = { osVersion: '18.5', agentUrl: phone.url, teamId: null, agentPort: 8100 };
    phones = new IosPhones({
      host,
      choiceOf: (udid) => (udid === held.transport ? { udid, ...choice } : null),
      fetch,
      endLimitMs: 3000,
    });
  });

  afterAll(() => resources.disposeAsync());

  const tree = async (driver: PhoneDriver) => parseSource(await driver.source());
  const tap = async (driver: PhoneDriver, name: string) => {
    const node = (await tree(driver)).nodes.find(({ resourceId }) => resourceId === name);
    if (node === undefined) expect.fail(`${name} is not on the screen`);
    await driver.tap(centre(node.bounds));
  };
  const labels = async (driver: PhoneDriver) => (await tree(driver)).nodes.map(({ text }) => text);

  test('opens an app, types, taps, goes back, and takes a picture', async () => {
    await using driver = await phones.open(held, never);
    await driver.restartApp(notes);
    await tap(driver, 'note_field');
    await driver.typeText('Beans & “bread” 日本 🎉');
    await driver.typeText('Beans & “bread” 日本 🎉!');
    await tap(driver, 'add');
    await tap(driver, 'note_0');
    expect(await labels(driver)).toContain('Beans & “bread” 日本 🎉!');
    await driver.pressBack();
    expect((await tree(driver)).nodes.some(({ resourceId }) => resourceId === 'add')).toBe(true);
    const png = await driver.screenshot();
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  });

  test('says that an app is not there', async () => {
    await using driver = await phones.open(held, never);
    await expect(driver.activateApp('com.example.missing')).rejects.toMatchObject({ code: 'app_missing' });
  });

  test('says that nothing has the focus instead of typing anywhere', async () => {
    await using driver = await phones.open(held, never);
    await driver.restartApp(notes);
    await expect(driver.typeText('lost')).rejects.toBeInstanceOf(PhoneError);
  });

  test('an abort ends the call at once, and the next session works', async () => {
    const stop = new AbortController();
    const driver = await phones.open(held, stop.signal);
    phone.freeze(true);
    const looking = driver.source();
    stop.abort();
    await expect(looking).rejects.toMatchObject({ code: 'cancelled' });
    phone.freeze(false);
    await driver[Symbol.asyncDispose]();
    await using next = await phones.open(held, never);
    expect((await tree(next)).width).toBe(393);
  });

  test('a phone that is not set up is refused before anything is started', async () => {
    await expect(phones.open({ ...held, transport: 'unknown' }, never)).rejects.toMatchObject({
      code: 'device_lost',
    });
  });
});

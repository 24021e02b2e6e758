import { expect, test } from 'vitest';
import { readDevicectlList } from '../../../../../src-agent/devices/ios/devicectl-list.ts';
import { setupSteps, stateOf } from '../../../../../src-agent/devices/ios/ios-steps.ts';

/** In the form that devicectl of Xcode 16 writes, with what Switchyard reads and some of what it does not. */
function listOf(change: { hardware?: object; device?: object; connection?: object }): string {
  return JSON.stringify({
    info: { arguments: ['devicectl', 'list', 'devices'], jsonVersion: 2, outcome: 'success' },
    result: {
      devices: [
        {
          identifier: 'A0B1C2D3-0000-4000-8000-000000000001',
          capabilities: [],
          hardwareProperties: {
            platform: 'iOS',
            reality: 'physical',
            deviceType: 'iPhone',
            marketingName: 'iPhone 15',
            productType: 'iPhone15,4',
            udid: '00008120-000A1B2C3D4E5F60',
            ...change.hardware,
          },
          deviceProperties: {
            name: 'Studio phone',
            osVersionNumber: '18.5',
            developerModeStatus: 'enabled',
            ddiServicesAvailable: true,
            ...change.device,
          },
          connectionProperties: {
            pairingState: 'paired',
            transportType: 'wired',
            tunnelState: 'connected',
            ...change.connection,
          },
        },
      ],
    },
  });
}

const mac = { isMac: true, xcode: '16.4', devicectl: true, teamId: 'ABCDE12345' };
const running = { answers: true, said: null };
const stateWith = (change: Parameters<typeof listOf>[0], agent = running) =>
  stateOf(setupSteps(mac, readDevicectlList(listOf(change))[0] ?? null, agent));

test('an iPhone that is set up is ready', () => {
  expect(readDevicectlList(listOf({}))).toEqual([
    {
      udid: '00008120-000A1B2C3D4E5F60',
      name: 'Studio phone',
      model: 'iPhone 15',
      osVersion: '18.5',
      paired: true,
      developerMode: true,
      developerServices: true,
      reachable: true,
      transport: 'cable',
    },
  ]);
  expect(stateWith({}).state).toBe('ready');
});

test.each([
  [{ connection: { tunnelState: 'unavailable' } }, 'absent', 'Plug the iPhone in'],
  [{ connection: { pairingState: 'unpaired' } }, 'unauthorized', 'tap “Trust”'],
  [{ device: { developerModeStatus: 'disabled' } }, 'preparing', 'Developer Mode'],
  [{ device: { ddiServicesAvailable: false } }, 'preparing', 'Devices and Simulators'],
] as const)('what is missing decides the state and says what to do: %j', (change, state, hint) => {
  const judged = stateWith(change);
  expect(judged.state).toBe(state);
  expect(judged.reason).toContain(hint);
});

test('an automation app that does not answer is what is left to do', () => {
  const judged = stateWith({}, { answers: false, said: 'it answered 500' } as never);
  expect(judged).toMatchObject({ state: 'preparing' });
  expect(judged.reason).toContain('it answered 500');
});

test('watches, televisions and simulators are no phones', () => {
  expect(readDevicectlList(listOf({ hardware: { platform: 'watchOS' } }))).toEqual([]);
  expect(readDevicectlList(listOf({ hardware: { reality: 'simulated' } }))).toEqual([]);
});

test('without a Mac the first step says so', () => {
  const none = { isMac: false, xcode: null, devicectl: false, teamId: null };
  expect(stateOf(setupSteps(none, null, null)).reason).toContain('from a Mac');
});

import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { IosSettings, IosSetup, SetupStep } from '../../src-shared/domain/ios.ts';
import type { FakeWorld } from './fake-world.ts';

const names: readonly SetupStep['name'][] = [
  'mac',
  'xcode',
  'connected',
  'trusted',
  'developer_mode',
  'developer_services',
  'signing',
  'automation',
];

/** The checklist of an iPhone on which so many steps are done. */
export function iosSteps(done: number): SetupStep[] {
  return names.map((name, at) => ({
    name,
    title: `Step ${name.replaceAll('_', ' ')}`,
    done: at < done,
    how: `What to do for ${name.replaceAll('_', ' ')}.`,
  }));
}

/** What the fake agent knows of iPhones. */
export type FakeIphones = { setup: IosSetup[]; settings: IosSettings };

/** `devices.ios` of the contract, from memory: a start goes on until the test ends it. */
export function fakeIos(world: FakeWorld) {
  const os = implement(contract).devices.ios;
  const { iphones } = world;
  return {
    setup: os.setup.handler(() => iphones.setup),
    settings: {
      get: os.settings.get.handler(() => iphones.settings),
      set: os.settings.set.handler(({ input }) => {
        iphones.settings = input;
        return input;
      }),
    },
    start: os.start.handler(() =>
      world.addTask('Starting the automation app on Studio phone', 1, 'ios_start'),
    ),
  };
}

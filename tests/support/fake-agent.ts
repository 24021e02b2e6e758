import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import { fakeAccounts } from './fake-accounts.ts';
import { fakeCampaigns } from './fake-campaigns.ts';
import { fakeDeskWork } from './fake-desk-work.ts';
import { fakeDevices } from './fake-devices.ts';
import { fakeLimits } from './fake-limits.ts';
import { fakeMedia } from './fake-media.ts';
import { fakePacks } from './fake-packs.ts';
import { fakeProfiles } from './fake-profiles.ts';
import { fakeProxies } from './fake-proxies.ts';
import { fakeRuns } from './fake-runs.ts';
import { fakeTemplates } from './fake-templates.ts';
import { fakeVault } from './fake-vault.ts';
import type { FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';

/** The contract answered from memory, for the screens' own tests; what it answers has the real shapes. */
export function fakeAgent(world: FakeWorld) {
  const os = implement(contract);
  const info = () => ({
    version: '0.1.0',
    mode: 'browser' as const,
    startedAt: world.now(),
    dataDir: '/home/operator/.local/share/switchyard',
    simulatedPhones: world.simulatedPhones,
    ownershipConfirmedAt: world.ownershipConfirmedAt,
    storage: world.storage,
  });

  return os.router({
    agent: {
      ...unanswered(contract.agent),
      ...fakeDeskWork(world),
      ...fakeLimits(world),
      vault: fakeVault(world),
      info: os.agent.info.handler(info),
      checklist: os.agent.checklist.handler(() => [
        { id: 'adb', state: 'ok', title: 'Phone tools are installed', detail: 'adb 1.0.41', action: 'none' },
        {
          id: 'phone',
          state: world.devices.length > 0 ? 'ok' : 'todo',
          title: 'A phone is connected',
          detail: 'Plug one in, or use simulated phones.',
          action: 'simulate',
        },
        {
          id: 'account',
          state: world.accounts.length > 0 ? 'ok' : 'todo',
          title: 'An account is added',
          detail: 'An account you own or may manage.',
          action: 'add_account',
        },
        {
          id: 'campaign',
          state: world.campaigns.length > 0 ? 'ok' : 'todo',
          title: 'A campaign is composed',
          detail: 'A photo, a caption, and who posts it.',
          action: 'create_campaign',
        },
      ]),
      parts: os.agent.parts.handler(() => [
        { name: 'adb', state: 'ok', version: '1.0.41', why: 'Talks to Android phones.', how: null },
        {
          name: 'Xcode',
          state: 'optional',
          version: null,
          why: 'Needed for iPhones only.',
          how: 'xcode-select --install',
        },
      ]),
      startSimulatedPhones: os.agent.startSimulatedPhones.handler(() => {
        world.simulatedPhones = 'on';
        world.ownershipConfirmedAt = world.now();
        const one = world.addPhone('Pixel 8');
        const two = world.addPhone('Galaxy S24', { charging: false, batteryPercent: 62 });
        world.addAccount('harbor.coffee', 'Harbor Coffee', one);
        world.addAccount('northwind.outdoor', 'Northwind Outdoor', two);
        world.addAccount('lumen.studio', 'Lumen Studio', two);
        return info();
      }),
      stopSimulatedPhones: os.agent.stopSimulatedPhones.handler(() => {
        world.simulatedPhones = 'off';
        return info();
      }),
    },
    accounts: fakeAccounts(world),
    devices: fakeDevices(world),
    media: fakeMedia(world),
    templates: fakeTemplates(world),
    campaigns: fakeCampaigns(world),
    packs: fakePacks(world),
    profiles: fakeProfiles(world),
    proxies: fakeProxies(world),
    ...fakeRuns(world),
  });
}

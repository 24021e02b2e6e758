import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { AppPacks, PackInUse, PackPermission } from '../../src-shared/domain/pack.ts';
import type { FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';

const shipped = (
  platform: PackInUse['platform'],
  from: string,
  before: string,
  locale: string,
): PackInUse => ({
  platform,
  locale,
  versions: { from, before },
  bundle: null,
  installedAt: null,
  screens: 11,
  earlier: [],
});

/** Packs of the fake agent: Instagram has an installed one, TikTok a version nobody knows, Threads nothing. */
export function fakePacks(world: FakeWorld) {
  const os = implement(contract).packs;
  const installed: PackInUse = {
    ...shipped('instagram', '400', '420', 'en'),
    bundle: '2026-11-20',
    installedAt: world.now(),
    earlier: ['before', 'shipped'],
  };
  const permission: PackPermission = {
    platform: 'tiktok',
    appVersion: '47.0.1',
    locale: 'en-US',
    mode: 'observe',
    updatedAt: world.now(),
    observation: {
      at: world.now(),
      phone: 'Phone 2',
      pack: 'tiktok 46–47 en',
      confirmed: true,
      screens: [{ screen: 'home', found: [{ element: 'profile_tab', by: 'text' }], missing: ['search'] }],
    },
  };
  const apps: AppPacks[] = [
    {
      platform: 'instagram',
      appName: 'Instagram',
      packs: [installed, shipped('instagram', '400', '420', 'es')],
      phones: [{ deviceId: 1, name: 'Phone 1', appVersion: '410.0.0.53', cover: 'instagram 400–420 en' }],
      health: { steps: 240, byId: 228, otherwise: 12 },
      permissions: [],
    },
    {
      platform: 'threads',
      appName: 'Threads',
      packs: [],
      phones: [],
      health: { steps: 0, byId: 0, otherwise: 0 },
      permissions: [],
    },
    {
      platform: 'tiktok',
      appName: 'TikTok',
      packs: [shipped('tiktok', '46', '47', 'en')],
      phones: [{ deviceId: 2, name: 'Phone 2', appVersion: '47.0.1', cover: null }],
      health: { steps: 40, byId: 4, otherwise: 36 },
      permissions: [permission],
    },
  ];
  return {
    ...unanswered(contract.packs),
    list: os.list.handler(() => apps),
    test: os.test.handler(() => ({
      ok: false,
      packs: 3,
      faults: [{ pack: 'tiktok 46–47 en', message: 'Selector 1 of home.like is by id and names none.' }],
    })),
    permit: os.permit.handler(({ input }) => {
      permission.mode = input.mode;
      world.tell({ type: 'pack.permission_changed', message: 'A permission was changed' });
      return permission;
    }),
    rollback: os.rollback.handler(({ input }) => {
      Object.assign(installed, { bundle: input.to === 'shipped' ? null : '2026-10-01', earlier: [] });
      world.tell({ type: 'pack.rolled_back', message: 'A pack was rolled back' });
      return apps.flatMap(({ packs }) => packs);
    }),
  };
}

import type { Store } from '../store/store.ts';
import type { ChecklistFacts } from './checklist.ts';

/** Reads the facts of the first-run checklist from the store. */
export function readChecklistFacts(store: Store, adb: boolean): ChecklistFacts {
  const devices = store.all(
    store.query.selectFrom('device').select(['state', 'reason']).where('state', '!=', 'absent'),
  );
  const isReady = (device: { state: string }) => device.state === 'ready' || device.state === 'degraded';
  return {
    adb,
    phones: {
      connected: devices.length,
      ready: devices.filter(isReady).length,
      firstReason: devices.find((device) => !isReady(device))?.reason ?? null,
    },
    accounts: count(store, 'all'),
    accountsWithPhone: count(store, 'with phone'),
    campaigns: countCampaigns(store),
  };
}

function count(store: Store, which: 'all' | 'with phone'): number {
  let query = store.query.selectFrom('account').select(({ fn }) => fn.countAll<number>().as('count'));
  if (which === 'with phone') query = query.where('device_id', 'is not', null);
  return store.get(query)?.count ?? 0;
}

function countCampaigns(store: Store): number {
  const query = store.query
    .selectFrom('campaign')
    .where('purpose', '=', 'publish')
    .select(({ fn }) => fn.countAll<number>().as('count'));
  return store.get(query)?.count ?? 0;
}

import type { AccountList } from '../../src-agent/accounts/account-list.ts';
import type { CampaignParts } from '../../src-agent/campaigns/campaign-parts.ts';
import type { Store } from '../../src-agent/store/store.ts';

/** What campaigns are planned with in tests: everything goes over the phone, accounts without a zone are in UTC. */
export function planningOn(store: Store, accounts: AccountList): CampaignParts {
  return {
    store,
    accounts,
    routeFor: () => ({ route: 'phone' }),
    dailyLimit: () => 12,
    systemZone: () => 'UTC',
  };
}

import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { DeliveryRoute, Platform } from '../../src-shared/domain/platform.ts';
import type { AccountList } from '../accounts/account-list.ts';
import type { Store } from '../store/store.ts';

/** What campaigns are planned with. */
export type CampaignParts = {
  readonly store: Store;
  readonly accounts: AccountList;
  /** The way such a post goes, or the sentence that says why there is none. */
  readonly routeFor: (
    platform: Platform,
    kind: ContentKind | 'comment',
  ) => { readonly route: DeliveryRoute } | { readonly refusal: string };
  /** Posts or stories one account may make on one of its local days. */
  readonly dailyLimit: (action: 'post' | 'story') => number;
  /** The clock of accounts that have no zone of their own. */
  readonly systemZone: () => string;
};

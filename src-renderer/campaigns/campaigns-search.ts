import type { CampaignStatus } from '../../src-shared/domain/campaign.ts';

const statuses: readonly CampaignStatus[] = [
  'draft',
  'scheduled',
  'running',
  'paused',
  'completed',
  'cancelled',
];

/** The statuses a campaign can have, in the order of its life. */
export const campaignStatuses = statuses;

/** What the address of the campaigns screen holds: which of them are listed. */
export type CampaignsSearch = {
  readonly search?: string;
  readonly status?: CampaignStatus;
  readonly archived?: 'only' | 'all';
};

/** Reads the address of the list; what makes no sense is left out. */
export function readCampaignsSearch(raw: Record<string, unknown>): CampaignsSearch {
  const typed = typeof raw['search'] === 'number' ? String(raw['search']) : raw['search'];
  const status = statuses.find((each) => each === raw['status']);
  const archived = (['only', 'all'] as const).find((each) => each === raw['archived']);
  return {
    ...(typeof typed === 'string' && typed !== '' ? { search: typed.slice(0, 200) } : {}),
    ...(status === undefined ? {} : { status }),
    ...(archived === undefined ? {} : { archived }),
  };
}

import type { CampaignPlan } from './domain/schedule.ts';

/** The plan of a campaign for which nothing was chosen: every item to every account, at once. */
export const usualPlan: CampaignPlan = {
  schedule: { kind: 'now' },
  zone: 'account',
  blackouts: [],
  missed: { withinMinutes: 120 },
  distribution: 'each_to_all',
  strategy: 'round_robin',
  seed: 1,
  priority: 'normal',
};

import { z } from 'zod';
import { id, instant, uid } from './ids.ts';

export const campaignStatus = z.enum(['draft', 'scheduled', 'running', 'paused', 'completed', 'cancelled']);
export type CampaignStatus = z.infer<typeof campaignStatus>;

/** One thing to publish. `caption` may hold `{variables}`, see caption.ts. */
const contentItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('photo'), mediaId: id, caption: z.string().max(4000) }),
]);
export type ContentItem = z.infer<typeof contentItem>;

/** What the person has filled in so far: every field may still be wrong, `campaigns.check` says how. */
export const campaignDraft = z.object({
  name: z.string().trim().max(120),
  items: z.array(contentItem).max(50),
  accountIds: z.array(id).max(100_000),
});
export type CampaignDraft = z.infer<typeof campaignDraft>;

/** A draft that can be stored: it has a name. */
export const newCampaign = campaignDraft.extend({
  name: z.string().trim().min(1, 'give the campaign a name').max(120),
});

export const campaign = z.object({
  id,
  uid,
  name: z.string(),
  status: campaignStatus,
  items: z.array(contentItem),
  accountIds: z.array(id),
  lastRunId: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Campaign = z.infer<typeof campaign>;

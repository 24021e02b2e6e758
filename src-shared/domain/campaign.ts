import { z } from 'zod';
import { accountFilter } from './account.ts';
import { id, instant, uid } from './ids.ts';
import { jobCounts } from './job.ts';
import { platform } from './platform.ts';
import { issue } from './problem.ts';
import { campaignPlan } from './schedule.ts';

export const campaignStatus = z.enum(['draft', 'scheduled', 'running', 'paused', 'completed', 'cancelled']);
export type CampaignStatus = z.infer<typeof campaignStatus>;

/** What can be posted: one picture, several pictures or videos, one video (a reel), a story, text alone. */
export const contentKind = z.enum(['photo', 'carousel', 'video', 'story', 'text']);
export type ContentKind = z.infer<typeof contentKind>;

const caption = z.string().max(4000);
const comment = z.string().max(2200);
const mediaIds = z.array(id).max(35);

/** How an item differs on one platform; what is left out is as for all. `skip`: it is not posted there. */
export const contentVariant = z.object({
  skip: z.boolean().default(false),
  caption: caption.optional(),
  firstComment: comment.optional(),
  mediaIds: mediaIds.optional(),
});
export type ContentVariant = z.infer<typeof contentVariant>;

/**
 * One thing to publish. `caption` and `firstComment` may hold `{variables}` and `{one|of|these}`, see caption.ts. A first
 * comment is written under the post by the account itself once it is there; empty for none.
 */
export const contentItem = z.object({
  kind: contentKind,
  mediaIds: mediaIds.default([]),
  caption: caption.default(''),
  firstComment: comment.default(''),
  variants: z.partialRecord(platform, contentVariant).default({}),
});
export type ContentItem = z.infer<typeof contentItem>;

/** A variable of the campaign's own, used as `{name}`: its value, and other values for single accounts by their id. */
export const campaignField = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'small letters, digits and _, such as shop_link'),
  value: z.string().max(1000),
  accounts: z.record(z.string().regex(/^\d+$/), z.string().max(1000)).default({}),
});
export type CampaignField = z.infer<typeof campaignField>;

const name = z.string().trim().max(120);
const storedName = name.min(1, 'give the campaign a name');
const items = z.array(contentItem).max(50);
const accountIds = z.array(id).max(100_000);
const fields = z.array(campaignField).max(50);

/** What the person has filled in so far: every field may still be wrong, `campaigns.check` says how. */
export const campaignDraft = z.object({
  name,
  items,
  /** The accounts by name; with `accountFilter`, those that it finds when the campaign starts are meant instead. */
  accountIds: accountIds.default([]),
  accountFilter: accountFilter.nullable().default(null),
  plan: campaignPlan.prefault({}),
  fields: fields.default([]),
});
export type CampaignDraft = z.infer<typeof campaignDraft>;

/** A draft that can be stored: it has a name. */
export const newCampaign = campaignDraft.extend({ name: storedName });

/** What may be changed; what is left out stays. After the start only posts that have not begun follow. */
export const campaignChange = z.object({
  name: storedName.optional(),
  items: items.optional(),
  accountIds: accountIds.optional(),
  accountFilter: accountFilter.nullable().optional(),
  plan: campaignPlan.optional(),
  fields: fields.optional(),
});
export type CampaignChange = z.infer<typeof campaignChange>;

export const campaign = z.object({
  id,
  uid,
  name: z.string(),
  status: campaignStatus,
  items: z.array(contentItem),
  accountIds: z.array(id),
  accountFilter: accountFilter.nullable(),
  plan: campaignPlan,
  fields: z.array(campaignField),
  lastRunId: id.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Campaign = z.infer<typeof campaign>;

/** A campaign as lists show it. `nextAt`: when its next post is due. `coverId`: the first file of its first item. */
export const campaignSummary = campaign
  .omit({ items: true, accountIds: true, accountFilter: true, fields: true })
  .extend({
    items: z.number().int(),
    accounts: z.number().int(),
    coverId: id.nullable(),
    counts: jobCounts,
    nextAt: instant.nullable(),
  });
export type CampaignSummary = z.infer<typeof campaignSummary>;

/** A post as it would be made. `item`: index into the campaign's items. `at`: null where it is posted at once. */
export const plannedPost = z.object({
  accountId: id,
  handle: z.string(),
  platform,
  item: z.number().int(),
  kind: contentKind,
  mediaIds: z.array(id),
  caption: z.string(),
  firstComment: z.string(),
  at: instant.nullable(),
  /** On the clock of `zone`: `2026-11-21T09:30`. */
  localTime: z.string().nullable(),
  zone: z.string(),
});
export type PlannedPost = z.infer<typeof plannedPost>;

/**
 * What a draft would do. `issues` stand in the way of starting, `warnings` do not; of each the first 200 are told, and how
 * many there are. `previews`: the posts of the first accounts, at most 50. A recurring campaign has posts without end:
 * `posts` is null then.
 */
export const campaignCheck = z.object({
  issues: z.array(issue),
  issueCount: z.number().int(),
  warnings: z.array(issue),
  warningCount: z.number().int(),
  accounts: z.number().int(),
  posts: z.number().int().nullable(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  previews: z.array(plannedPost),
});
export type CampaignCheck = z.infer<typeof campaignCheck>;

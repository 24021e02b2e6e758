import { z } from 'zod';
import { campaignField, contentItem } from './campaign.ts';
import { id, instant, uid } from './ids.ts';
import { campaignPlan } from './schedule.ts';
import { warmupRecipe } from './warmup.ts';

/** A whole campaign kept for later: all of it but its accounts. */
export const campaignRecipe = z.object({
  items: z.array(contentItem),
  plan: campaignPlan,
  fields: z.array(campaignField),
});
export type CampaignRecipe = z.infer<typeof campaignRecipe>;

/** A reusable recipe: a caption, with `campaign` a whole campaign; `warmup` recipes are a list of actions. */
export const template = z.object({
  id,
  uid,
  kind: z.enum(['posting', 'warmup']),
  name: z.string(),
  caption: z.string(),
  campaign: campaignRecipe.nullable(),
  warmup: warmupRecipe.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Template = z.infer<typeof template>;

/** A caption (with `campaign` a whole campaign), or with kind `warmup` a warm-up, which has its recipe and nothing else. */
export const newTemplate = z.object({
  kind: z.enum(['posting', 'warmup']).default('posting'),
  name: z.string().trim().min(1).max(80),
  caption: z.string().max(4000).default(''),
  campaign: campaignRecipe.nullable().default(null),
  warmup: warmupRecipe.nullable().default(null),
});
export type NewTemplate = z.infer<typeof newTemplate>;

/** What may be changed of a template; what is left out stays. Its kind stays in any case. */
export const templateChange = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  caption: z.string().max(4000).optional(),
  campaign: campaignRecipe.nullable().optional(),
  warmup: warmupRecipe.optional(),
});
export type TemplateChange = z.infer<typeof templateChange>;

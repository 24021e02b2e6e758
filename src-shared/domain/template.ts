import { z } from 'zod';
import { id, instant, uid } from './ids.ts';

/** A reusable recipe. The first kind holds a caption; `warmup` recipes are a list of actions. */
export const template = z.object({
  id,
  uid,
  kind: z.enum(['posting', 'warmup']),
  name: z.string(),
  caption: z.string(),
  createdAt: instant,
  updatedAt: instant,
});
export type Template = z.infer<typeof template>;

export const newTemplate = z.object({
  kind: z.literal('posting').default('posting'),
  name: z.string().trim().min(1).max(80),
  caption: z.string().max(4000),
});

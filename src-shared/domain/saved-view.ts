import { z } from 'zod';
import { id, instant } from './ids.ts';

/** The lists a view can be saved for. */
export const viewList = z.enum(['accounts', 'proxies', 'profiles', 'media']);
export type ViewList = z.infer<typeof viewList>;

/** A named filter, order and choice of columns of a list. What `query` holds belongs to the screen that saved it. */
export const savedView = z.object({
  id,
  list: viewList,
  name: z.string(),
  query: z.record(z.string(), z.json()),
  createdAt: instant,
});
export type SavedView = z.infer<typeof savedView>;

export const newSavedView = z.object({
  list: viewList,
  name: z.string().trim().min(1, 'give it a name').max(60),
  query: z.record(z.string().max(40), z.json()),
});

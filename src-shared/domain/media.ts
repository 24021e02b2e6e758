import { z } from 'zod';
import { id, instant, uid } from './ids.ts';

/** A file in the library, stored once by content. Sizes in bytes and pixels. */
export const media = z.object({
  id,
  uid,
  fileName: z.string(),
  mime: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  bytes: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  sha256: z.string().length(64),
  createdAt: instant,
});
export type Media = z.infer<typeof media>;

import { z } from 'zod';

export const platform = z.enum(['instagram', 'threads', 'tiktok']);
export type Platform = z.infer<typeof platform>;

export const delivery = z.enum(['api', 'phone', 'browser']);
export type DeliveryRoute = z.infer<typeof delivery>;

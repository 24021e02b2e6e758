import { z } from 'zod';

const gridNode = z.object({
  availability: z.string(),
  maxSessions: z.number().int().optional(),
  slots: z.array(z.object({ session: z.unknown() })),
});

/** W3C's answer to `GET /status`, with the nodes that a Selenium Grid 4 adds. */
const status = z.object({
  value: z.object({
    ready: z.boolean().optional(),
    message: z.string().optional(),
    nodes: z.array(gridNode).optional(),
  }),
});

/** How a hub is: whether it takes sessions, and how many it has places for; null where it does not tell. */
export type HubStatus = {
  readonly ready: boolean;
  readonly slots: number | null;
  readonly free: number | null;
};

/**
 * Reads what a hub tells of itself. Of a Grid only nodes that are `UP` count, and of a node no more places than the
 * sessions it allows at once. Null when it is neither Appium nor a Grid.
 */
export function readStatus(body: unknown): HubStatus | null {
  const parsed = status.safeParse(body);
  if (!parsed.success) return null;
  const { ready, nodes } = parsed.data.value;
  if (nodes === undefined) return ready === undefined ? null : { ready, slots: null, free: null };
  let slots = 0;
  let free = 0;
  for (const node of nodes) {
    if (node.availability !== 'UP') continue;
    const places = Math.min(node.slots.length, node.maxSessions ?? node.slots.length);
    const taken = node.slots.filter(({ session }) => session !== null && session !== undefined).length;
    slots += places;
    free += Math.max(0, places - taken);
  }
  return { ready: (ready ?? true) || slots > 0, slots, free };
}

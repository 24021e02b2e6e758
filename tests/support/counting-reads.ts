import { z } from 'zod';
import type { ContainerStatus } from '../../src-agent/delivery/api/judge-container.ts';
import type { CountingClient } from './counting-client.ts';

const list = z.object({
  count: z.number(),
  at: z.number(),
  posts: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), at: z.number() })),
});
export type ListedPosts = z.infer<typeof list>;

const status = z.object({
  at: z.number(),
  status: z.enum(['published', 'finished', 'in_progress', 'expired', 'error', 'unreadable']),
});

/** The account's posts, or the comments under one; null when they cannot be read. */
export async function readList(client: CountingClient, under = ''): Promise<ListedPosts | null> {
  const answer = await client.call('read', `list/${under}`);
  return answer.kind === 'ok' ? list.parse(answer.body) : null;
}

/** What a container reads as, and when on the platform's clock; null when the platform does not answer. */
export async function readStatus(
  client: CountingClient,
  container: string,
): Promise<{ readonly status: ContainerStatus; readonly at: number } | null> {
  const answer = await client.call('read', `status/${container}`);
  return answer.kind === 'ok' ? status.parse(answer.body) : null;
}

/** What the newest post of a list tells a person. */
export function newestOf(read: ListedPosts | null) {
  const newest = read?.posts[0];
  return {
    seenCount: read?.count ?? null,
    seenCaption: newest?.text ?? null,
    seenAt: newest === undefined ? null : new Date(newest.at).toISOString(),
    seenPermalink: newest === undefined ? null : `https://counting.example/p/${newest.id}`,
  };
}

import type { Checked, Delivery, DeliverySession, Work } from '../../src-agent/delivery/delivery.ts';
import type { Evidence } from '../../src-shared/domain/job.ts';
import { CountingClient } from './counting-client.ts';
import { commentSession, lookForComment } from './counting-comments.ts';
import { lookForPost, postSession } from './counting-posts.ts';

/** Times in milliseconds: how far two reads are apart, how long a comment is looked for, how long until a next look. */
export type CountingTiming = {
  readonly apartMs: number;
  readonly commentWindowMs: number;
  readonly lookAgainMs: number;
};

/** Times that fit the counting platform, whose latest effect comes 400 ms after its request. */
export const quickTiming: CountingTiming = { apartMs: 600, commentWindowMs: 1500, lookAgainMs: 400 };

/** Publishing on the counting platform, as the official APIs are published on: call classes, container ids, reads that decide. */
export function countingDelivery(url: string, timing: CountingTiming = quickTiming): Delivery {
  return {
    open(work: Work): Promise<DeliverySession> {
      const client = new CountingClient(url, work.account);
      const session =
        work.content.kind === 'comment' ? commentSession(client, work) : postSession(client, work);
      return Promise.resolve({ ...session, [Symbol.asyncDispose]: () => Promise.resolve() });
    },
    look(work: Work, before: Evidence): Promise<Checked> {
      const client = new CountingClient(url, work.account);
      return work.content.kind === 'comment'
        ? lookForComment(client, work, before, timing)
        : lookForPost(client, work, before, timing);
    },
  };
}

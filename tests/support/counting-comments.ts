import { judgeComment } from '../../src-agent/delivery/api/judge-comment.ts';
import type { Checked, DeliverySession, Prepared, Stopped, Work } from '../../src-agent/delivery/delivery.ts';
import type { Evidence } from '../../src-shared/domain/job.ts';
import type { CountingClient } from './counting-client.ts';
import type { CountingTiming } from './counting-delivery.ts';
import { askPerson, notKnown, stopFor, stoppedBy, unlessDone } from './counting-problems.ts';
import { newestOf, readList } from './counting-reads.ts';

/** One attempt to write a comment under a post: a single call that makes it visible and has no id before. */
export function commentSession(
  client: CountingClient,
  work: Work,
): Pick<DeliverySession, 'prepare' | 'commit'> {
  let under = '';
  return {
    async prepare(): Promise<Prepared | Stopped> {
      const parent = await postUnder(client, work.content.parent);
      if (typeof parent !== 'string') return parent;
      under = parent;
      const list = await readList(client, under);
      if (list === null) return stoppedBy({ kind: 'unclear', why: 'the comments cannot be read' });
      return { kind: 'prepared', evidence: { under, countBefore: list.count, preparedAt: list.at } };
    },
    async commit() {
      const answer = await client.call('commit', 'comment', { under, text: work.content.caption });
      if (answer.kind !== 'ok') return unlessDone(answer);
      return { kind: 'published', evidence: { postId: String(answer.body['id']) } };
    },
  };
}

/** The id of the post it goes under: known from publishing it, else the one with its words. */
async function postUnder(client: CountingClient, parent: Evidence | null): Promise<string | Stopped> {
  const known = parent?.['postId'];
  if (typeof known === 'string') return known;
  const list = await readList(client);
  const found = list?.posts.filter((post) => post.text === parent?.['caption']) ?? [];
  const [post] = found;
  if (list === null || found.length === 0)
    return stoppedBy({ kind: 'unclear', why: 'its post is not listed yet' });
  if (found.length === 1 && post !== undefined) return post.id;
  return stopFor('outcome_unknown', 'Several posts have these words.', 'Write the comment by hand.');
}

/** Looks for the comment by its own words since the attempt was prepared. */
export async function lookForComment(
  client: CountingClient,
  work: Work,
  before: Evidence,
  timing: CountingTiming,
): Promise<Checked> {
  const list = await readList(client, String(before['under']));
  if (list === null) return stoppedBy({ kind: 'unclear', why: 'the comments cannot be read' });
  const since = Number(before['preparedAt']);
  const found = list.posts.filter((post) => post.at >= since && post.text === work.content.caption);
  const evidence: Evidence = newestOf(list);
  const sentAt = Date.parse(String(before['sentAt']));
  const verdict = judgeComment(found.length, list.at - sentAt, timing.commentWindowMs);
  switch (verdict) {
    case 'published':
      return { kind: 'published', evidence };
    case 'look_again':
      return { kind: 'look_again', afterMs: timing.lookAgainMs, problem: notKnown, evidence };
    case 'ask':
      return askPerson(evidence);
    default:
      return verdict satisfies never;
  }
}

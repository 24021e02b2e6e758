import { setTimeout as elapse } from 'node:timers/promises';
import { judgeContainer } from '../../src-agent/delivery/api/judge-container.ts';
import type { Checked, DeliverySession, Prepared, Stopped, Work } from '../../src-agent/delivery/delivery.ts';
import type { Evidence } from '../../src-shared/domain/job.ts';
import type { CountingClient } from './counting-client.ts';
import type { CountingTiming } from './counting-delivery.ts';
import { askPerson, notKnown, stopFor, stoppedBy, unlessDone } from './counting-problems.ts';
import { type ListedPosts, newestOf, readList, readStatus } from './counting-reads.ts';

type Container = { readonly containerId: string; readonly containerAt: number };

const mostPolls = 8;
const pollMs = 40;

/** One attempt to publish a post through a container. */
export function postSession(client: CountingClient, work: Work): Pick<DeliverySession, 'prepare' | 'commit'> {
  let container: Container | null = null;
  return {
    async prepare(): Promise<Prepared | Stopped> {
      const list = await readList(client);
      const made = await containerFor(client, work);
      if ('kind' in made) return made;
      container = made;
      const ready = await untilFinished(client, made.containerId);
      if (ready !== null) return ready;
      return { kind: 'prepared', evidence: { ...made, countBefore: list?.count ?? null } };
    },
    async commit() {
      const answer = await client.call('commit', 'publish', { container: container?.containerId });
      if (answer.kind !== 'ok') return unlessDone(answer);
      const postId = String(answer.body['id']);
      const seenPermalink = `https://counting.example/p/${postId}`;
      return { kind: 'published', evidence: { postId, seenPermalink, seenCaption: work.content.caption } };
    },
  };
}

/** The container of the attempt before where it may still be published, else a new one. */
async function containerFor(client: CountingClient, work: Work): Promise<Container | Stopped> {
  const earlier = containerIn(work.earlier);
  if (earlier !== null) {
    const read = await readStatus(client, earlier.containerId);
    if (read === null) return stoppedBy({ kind: 'unclear', why: 'the earlier container cannot be read' });
    if (read.status === 'published')
      return stopFor(
        'outcome_unknown',
        'An earlier try of this post was published after all.',
        'Look at the account and say that the post is there.',
      );
    if (read.status === 'finished' || read.status === 'in_progress') return earlier;
  }
  const { kind, caption } = work.content;
  const answer = await client.call('prepare', 'prepare', { kind, text: caption });
  if (answer.kind !== 'ok') return stoppedBy(answer);
  return { containerId: String(answer.body['id']), containerAt: Number(answer.body['at']) };
}

async function untilFinished(client: CountingClient, containerId: string): Promise<Stopped | null> {
  for (let polls = 0; polls < mostPolls; polls += 1) {
    const read = await readStatus(client, containerId);
    if (read?.status === 'finished') return null;
    await elapse(pollMs);
  }
  return stoppedBy({ kind: 'unclear', why: 'the container did not become ready' });
}

/** Reads the container, then the list, and decides by both. */
export async function lookForPost(
  client: CountingClient,
  work: Work,
  before: Evidence,
  timing: CountingTiming,
): Promise<Checked> {
  const container = containerIn(before);
  if (container === null) throw new Error(`attempt ${work.attemptId} was sent without a container`);
  const read = await readStatus(client, container.containerId);
  const list = await readList(client);
  if (read === null) return stoppedBy({ kind: 'unclear', why: 'the container cannot be read' });
  const matching = list === null ? null : matches(list, work, container.containerAt);
  const firstRead = earlierRead(before);
  const since = firstRead?.status === read.status ? firstRead.at : read.at;
  const [match] = matching ?? [];
  const evidence: Evidence = {
    ...newestOf(list),
    containerStatus: read.status,
    containerStatusSince: since,
    ...(matching?.length === 1 && match !== undefined ? { postId: match.id } : {}),
  };
  const verdict = judgeContainer({ ...read, matches: matching?.length ?? null }, firstRead, timing.apartMs);
  switch (verdict) {
    case 'published':
      return { kind: 'published', evidence };
    case 'same_container':
      return { kind: 'not_published', evidence };
    case 'new_container':
      return { kind: 'not_published', evidence: { ...evidence, containerId: null } };
    case 'look_again':
      return { kind: 'look_again', afterMs: timing.lookAgainMs, problem: notKnown, evidence };
    case 'ask':
      return askPerson(evidence);
    default:
      return verdict satisfies never;
  }
}

function matches(list: ListedPosts, { content }: Work, since: number) {
  return list.posts.filter(
    (post) => post.at >= since && post.kind === content.kind && post.text === content.caption,
  );
}

function containerIn(evidence: Evidence | null): Container | null {
  const id = evidence?.['containerId'];
  return typeof id === 'string' ? { containerId: id, containerAt: Number(evidence?.['containerAt']) } : null;
}

function earlierRead(evidence: Evidence) {
  const status = evidence['containerStatus'];
  const at = evidence['containerStatusSince'];
  const known = ['published', 'finished', 'in_progress', 'expired', 'error', 'unreadable'] as const;
  const found = known.find((each) => each === status);
  return found === undefined || typeof at !== 'number' ? null : { status: found, at };
}

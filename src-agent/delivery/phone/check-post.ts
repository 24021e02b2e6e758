import { accountName } from '../../../src-shared/account-name.ts';
import type { Evidence } from '../../../src-shared/domain/job.ts';
import { findElement } from '../../automation/find.ts';
import type { Look } from '../../automation/looking.ts';
import type { StepRunner } from '../../automation/step-runner.ts';
import type { Checked, Stopped, Work } from '../delivery.ts';
import type { SeenKeys } from '../evidence.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { judgeNewest } from './judge-newest.ts';
import { newestFromEvidence, readNewestPosts, tellsByTexts } from './newest-posts.ts';
import { openOwnProfile } from './own-profile.ts';
import { openNewestPost } from './common-steps.ts';
import type { NewestPost } from './post-facts.ts';
import { compareCaption, readPostCount, readText } from './post-facts.ts';
import { readTwice } from './read-twice.ts';

/** Times in milliseconds: how long an upload may still be under way, and how far apart two reads are. */
export type CheckTiming = { readonly uploadMs: number; readonly recheckMs: number };

type Reading = {
  readonly kind: 'read';
  readonly verdict: Verdict;
  readonly postCount: number | null;
  readonly newest: NewestPost;
  /** What the newest post says, cut to a length a person reads; null when that cannot be read. */
  readonly shown: string | null;
  /** Both as a person reads it. */
  readonly says: string;
};

const longestQuote = 300;

/**
 * Finds out by reading alone whether an earlier attempt published its post. "Not published" needs two reads
 * some time apart, because it allows another attempt; what stays doubtful is undecided.
 */
export async function checkPost(
  runner: StepRunner,
  work: Work,
  before: Evidence,
  timing: CheckTiming,
): Promise<Checked> {
  const read = await readTwice(runner.eyes, timing.recheckMs, () =>
    readProfile(runner, work, before, timing),
  );
  return read.kind === 'stopped' ? read : conclude(runner, work, read.reading, read.reads);
}

async function readProfile(
  runner: StepRunner,
  work: Work,
  before: Evidence,
  timing: CheckTiming,
): Promise<Reading | Stopped> {
  const { handle } = work.account;
  const profile = await openOwnProfile(runner, handle, { waitMs: timing.uploadMs });
  if (profile.kind === 'stopped') return profile;
  if (tellsByTexts(runner.eyes.pack)) return readTexts(work, before, profile.look);
  const postCount = readPostCount(profile.look);
  const seen = await readNewest(runner, work, postCount);
  if ('kind' in seen) return seen;
  const earlier = countBefore(before);
  return {
    kind: 'read',
    verdict: judge(earlier, postCount, seen.newest),
    postCount,
    ...seen,
    says: `${counted(earlier)} before, ${counted(postCount)} now, and the newest one ${newestSays[seen.newest]}`,
  };
}

/** Where the profile tells no number of posts: the texts of the newest ones, before and now. */
function readTexts(work: Work, before: Evidence, look: Look): Reading {
  const { handle } = work.account;
  const { caption } = work.content;
  const earlier = newestFromEvidence(before);
  const now = readNewestPosts(look);
  const first = now?.texts[0] ?? null;
  const newest =
    now === null ? 'unreadable' : first === null ? 'none' : compareCaption(first, handle, caption);
  return {
    kind: 'read',
    verdict: judgeNewest(earlier, now, handle, caption),
    postCount: null,
    newest,
    shown: first?.slice(0, longestQuote) ?? null,
    says: `the newest posts cannot be told from those of before, and the newest one ${newestSays[newest]}`,
  };
}

async function readNewest(
  runner: StepRunner,
  work: Work,
  postCount: number | null,
): Promise<Pick<Reading, 'newest' | 'shown'> | Stopped> {
  if (postCount === 0) return { newest: 'none', shown: null };
  const opened = await runner.run(openNewestPost);
  if (opened.kind === 'stopped') return opened;
  const { handle } = work.account;
  const shown = findElement(opened.look.view, 'opened_post', 'caption').found
    ? readText(opened.look, 'caption')
    : null;
  return {
    newest: compareCaption(shown?.slice(0, longestQuote * 20) ?? null, handle, work.content.caption),
    shown: shown?.slice(0, longestQuote) ?? null,
  };
}

function conclude({ eyes }: StepRunner, work: Work, reading: Reading, reads: number): Checked {
  const seen: SeenKeys = { seenCaption: reading.shown, seenCount: reading.postCount, reads };
  const evidence: Evidence = { ...seen, newestCaption: reading.newest };
  if (reading.verdict !== 'undecided') return { kind: reading.verdict, evidence };
  const { appName, handle, phone } = eyes.scene;
  return {
    kind: 'undecided',
    evidence,
    problem: {
      code: 'outcome_unknown',
      message: `The profile of ${accountName(handle)} does not tell whether the post was published: ${reading.says}.`,
      nextAction: `Look at the profile of ${accountName(handle)} in ${appName} on phone ${phone} and say whether the post is there.`,
    },
  };
}

const newestSays: Readonly<Record<NewestPost, string>> = {
  same: 'has the same caption',
  different: 'has another caption',
  none: 'is not there',
  unreadable: 'shows no caption',
};

function countBefore(before: Evidence): number | null {
  const count = before['countBefore'];
  return typeof count === 'number' ? count : null;
}

function counted(count: number | null): string {
  return count === null ? 'an unknown number of posts' : `${count} ${count === 1 ? 'post' : 'posts'}`;
}

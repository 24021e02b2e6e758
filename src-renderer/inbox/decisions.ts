import { assertNever } from '../../src-shared/assert-never.ts';
import type { InboxItem, InboxReason } from '../../src-shared/domain/job.ts';
import type { Label } from '../parts/tone.ts';

/** Something a person can decide about a post. */
export type Decision = InboxItem['decisions'][number];

/** Why a post is here, in words. */
export const reasonLabels: Readonly<Record<InboxReason, Label>> = {
  outcome_unknown: { text: 'Posted or not?', tone: 'warn' },
  challenge: { text: 'Asks for you', tone: 'warn' },
  missed_slot: { text: 'Slot missed', tone: 'warn' },
  failed: { text: 'Failed', tone: 'bad' },
  other: { text: 'Stopped', tone: 'warn' },
};

/** A decision as a person reads it: what the button says, and what comes of it. */
export type DecisionWords = { readonly label: string; readonly says: string };

/** Whether to decide so can publish the post twice: nothing rules out that it is there already. */
export function mayPublishTwice(item: Pick<InboxItem, 'reason' | 'decisions'>, decision: Decision): boolean {
  return decision === 'try_again' && item.reason !== 'missed_slot' && item.decisions.includes('published');
}

/** A decision in plain words, as it stands for that post. */
export function decisionWords(
  item: Pick<InboxItem, 'reason' | 'decisions'>,
  decision: Decision,
): DecisionWords {
  switch (decision) {
    case 'published':
      return { label: 'It is posted', says: 'Counts as posted. This cannot be taken back.' };
    case 'try_again':
      if (item.reason === 'missed_slot')
        return { label: 'Post now', says: 'Goes out as soon as its phone and its limits allow.' };
      return mayPublishTwice(item, decision)
        ? {
            label: 'Not there, post it',
            says: 'Posts it again. If it is there after all, it is there twice.',
          }
        : { label: 'Done, go on', says: 'Begins again from the start. Nothing was shared so far.' };
    case 'look_again':
      return { label: 'Look again', says: 'Looks at the profile once more. Nothing is posted.' };
    case 'give_up':
      return item.reason === 'missed_slot'
        ? { label: 'Skip', says: 'It is not posted. You can still retry it from its run.' }
        : { label: 'Give up', says: 'Counts as failed. You can still retry it from its run.' };
    case 'retry':
      return { label: 'Retry', says: 'Begins again from the start. It was not posted.' };
    case 'dismiss':
      return {
        label: 'Leave it',
        says: 'Stays failed and leaves this list. You can still retry it from its run.',
      };
    default:
      return assertNever(decision);
  }
}

/** The post to open once that one is decided: the next in the list, at its end the one before; null when none is left. */
export function openNext(ids: readonly number[], decided: number): number | null {
  const at = ids.indexOf(decided);
  if (at < 0) return ids[0] ?? null;
  return ids[at + 1] ?? ids[at - 1] ?? null;
}

/** One line of what was expected beside what was seen; `differs` where both are known and not the same. */
export type Compared = {
  readonly label: string;
  readonly expected: string | null;
  readonly seen: string | null;
  readonly differs: boolean;
};

/** What was expected and what was seen, side by side, each label once in the order it comes. */
export function sideBySide({ expected, seen }: Pick<InboxItem, 'expected' | 'seen'>): Compared[] {
  const labels = new Set([...expected, ...seen].map(({ label }) => label));
  const of = (facts: InboxItem['expected'], label: string) =>
    facts.find((fact) => fact.label === label)?.value ?? null;
  return [...labels].map((label) => {
    const [wanted, found] = [of(expected, label), of(seen, label)];
    return {
      label,
      expected: wanted,
      seen: found,
      differs: wanted !== null && found !== null && wanted !== found,
    };
  });
}

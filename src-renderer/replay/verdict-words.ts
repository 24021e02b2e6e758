import type { Replay, ReplayVerdict } from '../../src-shared/domain/replay.ts';
import { formatCount, formatList } from '../format/amount.ts';
import type { Label } from '../parts/tone.ts';

/** What today's packs make of a step, in words. */
export const verdictLabels: Readonly<Record<ReplayVerdict, Label>> = {
  same: { text: 'As then', tone: 'ok' },
  better: { text: 'Now known', tone: 'ok' },
  moved: { text: 'Elsewhere', tone: 'warn' },
  other: { text: 'Another screen', tone: 'warn' },
  worse: { text: 'Lost', tone: 'bad' },
  none: { text: 'Not kept', tone: 'idle' },
};

const order: readonly ReplayVerdict[] = ['worse', 'other', 'moved', 'better', 'same', 'none'];
const words: Readonly<Record<ReplayVerdict, string>> = {
  worse: 'lost',
  other: 'taken for another screen',
  moved: 'found elsewhere',
  better: 'known now and not then',
  same: 'judged as then',
  none: 'not kept',
};

/** A comparison in one sentence, what matters most first. */
export function comparisonSentence({ steps, packs, leftOff }: Replay): string {
  const parts = order.flatMap((verdict) => {
    const count = steps.filter((step) => step.verdict === verdict).length;
    return count === 0 ? [] : [`${formatCount(count, 'step')} ${words[verdict]}`];
  });
  const by = packs.length === 0 ? '' : ` by ${formatList(packs)}`;
  const rest = leftOff === 0 ? '' : ` ${formatCount(leftOff, 'step')} beyond that were not looked at.`;
  return parts.length === 0 ? 'There are no steps to compare.' : `${parts.join(', ')}${by}.${rest}`;
}

import type { AwaySummary } from '../../src-shared/domain/away.ts';
import { formatCount, formatList } from '../format/amount.ts';
import { formatDuration } from '../format/time.ts';

/** What happened in that time, most pressing first: `2 need you, 1 failed and 12 posted`. */
export function awaySentence(summary: AwaySummary): string {
  const { needsYou, failed, missed, posted } = summary;
  const parts = [
    ...(needsYou > 0 ? [`${formatCount(needsYou, 'post')} ${needsYou === 1 ? 'needs' : 'need'} you`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(missed > 0 ? [`${missed} missed ${missed === 1 ? 'its slot' : 'their slots'}`] : []),
    ...(posted > 0 ? [`${posted} posted`] : []),
  ];
  return parts.length === 0 ? 'Nothing was posted' : formatList(parts);
}

/** How long the computer slept or Switchyard was off in that time; null where it is not worth a word. */
export function asleepWords({ asleepMs }: Pick<AwaySummary, 'asleepMs'>): string | null {
  return asleepMs < 60_000
    ? null
    : `The computer slept, or Switchyard was off, for ${formatDuration(asleepMs)} of it.`;
}

import type { Schedule } from '../../src-shared/domain/schedule.ts';
import { wallOccurrences } from '../../src-shared/planning/occurrences.ts';
import { recurrenceSentence as sentenceOf } from '../../src-shared/planning/recurrence-sentence.ts';
import { readRule } from '../../src-shared/planning/recurrence.ts';
import { wallMs, wallText } from '../../src-shared/planning/wall-clock.ts';

/** What a rule says: a sentence and the next times on the wall, or what is wrong with it. */
export type RuleWords =
  | { readonly ok: true; readonly sentence: string; readonly next: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a recurrence that begins at a wall time, for a person; `count` of its next times. */
export function ruleInWords(rule: string, from: string, count: number): RuleWords {
  const reading = readRule(rule);
  if (!reading.ok) return reading;
  const first = wallMs(from);
  if (Number.isNaN(first)) return { ok: false, problem: 'Choose the day and the time it begins.' };
  const { recurrence } = reading;
  const next = wallOccurrences(recurrence, first).take(count).map(wallText).toArray();
  if (next.length === 0) return { ok: false, problem: 'This never comes. Change the days or the end.' };
  const words = sentenceOf(recurrence, from);
  return { ok: true, sentence: words.charAt(0).toUpperCase() + words.slice(1), next };
}

/** How a recurring schedule reads; empty for the others. */
export function recurrenceSentence(schedule: Schedule): string {
  if (schedule.kind !== 'recurring') return '';
  const words = ruleInWords(schedule.rule, schedule.from, 1);
  return words.ok ? words.sentence : 'A rule with something to put right';
}

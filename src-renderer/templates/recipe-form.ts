import type { Issue } from '../../src-shared/domain/problem.ts';
import type { Template } from '../../src-shared/domain/template.ts';
import type { WarmupKind, WarmupRecipe, WarmupSource } from '../../src-shared/domain/warmup.ts';
import { countedAs } from '../../src-shared/planning/warm-up.ts';
import { dailyCeilings } from '../../src-shared/usual-limits.ts';
import { type NumberField, numberIssue } from '../limits/number-field.ts';

/** Two numbers of a form; each may be being typed. */
export type RangeField = { readonly from: NumberField; readonly to: NumberField };

/** One action of the form; `key` tells rows of the same kind apart. */
export type ActionRow = {
  readonly key: number;
  readonly kind: WarmupKind;
  readonly count: RangeField;
  readonly weight: NumberField;
};

/** One place where posts are looked at; `words` is a handle or a hashtag. */
export type SourceRow = { readonly key: number; readonly kind: WarmupSource['kind']; readonly words: string };

/** A warm-up as its form holds it. `comments`: one a line. */
export type RecipeForm = {
  readonly name: string;
  readonly minutes: RangeField;
  readonly order: WarmupRecipe['order'];
  readonly actions: readonly ActionRow[];
  readonly sources: readonly SourceRow[];
  readonly comments: string;
  readonly pause: RangeField;
  readonly quiet: { readonly from: string; readonly until: string } | null;
};

/** The key of a row that is added to others. */
export function freeKey(rows: readonly { readonly key: number }[]): number {
  return Math.max(-1, ...rows.map((row) => row.key)) + 1;
}

/** What a new warm-up begins with: a calm session of looking and some likes. */
export const newRecipe: RecipeForm = {
  name: '',
  minutes: { from: 12, to: 18 },
  order: 'by_weight',
  actions: [
    { key: 0, kind: 'scroll', count: { from: 15, to: 30 }, weight: 30 },
    { key: 1, kind: 'like', count: { from: 4, to: 12 }, weight: 10 },
    { key: 2, kind: 'follow', count: { from: 0, to: 3 }, weight: 2 },
  ],
  sources: [{ key: 0, kind: 'home', words: '' }],
  comments: '',
  pause: { from: 4, to: 20 },
  quiet: { from: '22:00', until: '08:00' },
};

/** A stored warm-up, to change. */
export function formOfRecipe({ name, warmup }: Pick<Template, 'name' | 'warmup'>): RecipeForm {
  if (warmup === null) return { ...newRecipe, name };
  return {
    name,
    minutes: warmup.minutes,
    order: warmup.order,
    actions: warmup.actions.map((action, key) => ({ key, ...action })),
    sources: warmup.sources.map((source, key) => ({
      key,
      kind: source.kind,
      words: source.kind === 'account' ? source.handle : source.kind === 'hashtag' ? source.tag : '',
    })),
    comments: warmup.comments.join('\n'),
    pause: warmup.pauseSeconds,
    quiet: warmup.quietHours,
  };
}

/** The comments of the form: its lines without blanks, each once. */
export function commentLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** What the agent is asked to keep; null while the form does not make sense. */
export function recipeOf(form: RecipeForm): WarmupRecipe | null {
  if (recipeIssues(form).some(({ path }) => path !== 'name')) return null;
  const range = ({ from, to }: RangeField) => ({ from: Number(from), to: Number(to) });
  return {
    minutes: range(form.minutes),
    order: form.order,
    actions: form.actions.map(({ kind, count, weight }) => ({
      kind,
      count: range(count),
      weight: Number(weight),
    })),
    sources: form.sources.map(toSource),
    comments: commentLines(form.comments),
    pauseSeconds: range(form.pause),
    quietHours: form.quiet,
  };
}

/** What is wrong, by field: `minutes`, `actions.KEY.count`, `sources.KEY`, … */
export function recipeIssues(form: RecipeForm): Issue[] {
  const issues: Issue[] = [];
  const say = (path: string, message: string | null) => {
    if (message !== null) issues.push({ path, message });
  };
  if (form.name.trim() === '') say('name', 'Give it a name.');
  say('minutes', rangeIssue(form.minutes, 1, 120));
  say('pause', rangeIssue(form.pause, 1, 300));
  if (form.actions.length === 0) say('actions', 'Add at least one action.');
  for (const { key, kind, count, weight } of form.actions) {
    const limited = countedAs(kind);
    const ceiling = limited === null ? 150 : dailyCeilings[limited];
    const over = limited !== null && Number(count.to) > ceiling;
    say(
      `actions.${key}.count`,
      over
        ? `The ceiling is ${ceiling} a day and cannot be raised.`
        : rangeIssue(count, 0, Math.min(150, ceiling)),
    );
    if (form.order === 'by_weight') say(`actions.${key}.weight`, wholeIssue(weight, 1, 100));
  }
  if (form.sources.length === 0) say('sources', 'Say where posts are looked at.');
  for (const source of form.sources)
    if (source.kind !== 'home' && bare(source) === '')
      say(`sources.${source.key}`, source.kind === 'account' ? 'The handle of the account.' : 'The hashtag.');
  const lines = commentLines(form.comments);
  const comments = form.actions.some(({ kind, count }) => kind === 'comment' && Number(count.to) > 0);
  if (comments && lines.length === 0)
    say('comments', 'Approve at least one comment, or take commenting out: nothing else is ever written.');
  else if (lines.length > 200) say('comments', 'At most 200 comments.');
  else if (lines.some((line) => line.length > 500)) say('comments', 'A comment has at most 500 characters.');
  if (form.quiet !== null && (form.quiet.from === '' || form.quiet.until === ''))
    say('quiet', 'Both times, or switch quiet hours off.');
  return issues;
}

function toSource(source: SourceRow): WarmupSource {
  if (source.kind === 'home') return { kind: 'home' };
  return source.kind === 'account'
    ? { kind: 'account', handle: bare(source) }
    : { kind: 'hashtag', tag: bare(source) };
}

function bare({ words }: SourceRow): string {
  return words.trim().replace(/^[@#]/, '').toLowerCase();
}

function rangeIssue({ from, to }: RangeField, least: number, most: number): string | null {
  const wrong = wholeIssue(from, least, most) ?? wholeIssue(to, least, most);
  return wrong ?? (Number(from) > Number(to) ? 'The first number must not be larger than the second.' : null);
}

function wholeIssue(value: NumberField, least: number, most: number): string | null {
  return value === '' ? `From ${least} to ${most}.` : numberIssue(value, least, most);
}

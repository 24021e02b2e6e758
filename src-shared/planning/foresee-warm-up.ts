import { accountName } from '../account-name.ts';
import type { LimitedAction } from '../domain/limits.ts';
import { targetRestDays } from '../domain/limits.ts';
import type { Platform } from '../domain/platform.ts';
import type { PlannedWarmupAction, WarmupKind, WarmupPlan, WarmupRecipe } from '../domain/warmup.ts';
import { platformName } from '../platform-rules.ts';
import { countedAs, planWarmUp } from './warm-up.ts';

/** An account that is to be warmed up: what its limits leave today, and whether the recipe is quiet on its clock now. */
export type WarmupSubject = {
  readonly handle: string;
  readonly platform: Platform;
  readonly left: Readonly<Record<LimitedAction, number>>;
  readonly quietNow: boolean;
};

/** Sessions that are planned for an estimate. */
const samples = 40;

/** What a session would do, in numbers and words. Without accounts, what the recipe alone says. */
export function foreseeWarmUp(recipe: WarmupRecipe, subjects: readonly WarmupSubject[]): WarmupPlan {
  const actions = foreseenActions(recipe, subjects);
  const sessions = Array.from({ length: samples }, (_, seed) => planWarmUp(within(recipe, actions), seed));
  const minutes = sessions.map(({ plannedMs }) => Math.max(1, Math.round(plannedMs / 60_000)));
  const from = Math.min(...minutes);
  const to = Math.max(...minutes);
  const about = Math.round(minutes.reduce((sum, each) => sum + each, 0) / samples);
  return {
    minutes: { from, to },
    actions,
    sentence: sentence(about, actions),
    warnings: warnings(recipe, actions, subjects, cutShort(actions, sessions)),
  };
}

/** One line a kind: rows of the same kind are added up. */
function foreseenActions(recipe: WarmupRecipe, subjects: readonly WarmupSubject[]): PlannedWarmupAction[] {
  const lines = new Map<WarmupKind, PlannedWarmupAction>();
  for (const { kind, count } of recipe.actions) {
    const limited = countedAs(kind);
    const lefts = limited === null ? [] : subjects.map(({ left }) => left[limited]);
    const mostLeft = lefts.length === 0 ? Infinity : Math.max(...lefts);
    const most = kind === 'comment' && recipe.comments.length === 0 ? 0 : mostLeft;
    const before = lines.get(kind) ?? { from: 0, to: 0 };
    const to = Math.min(before.to + count.to, most);
    lines.set(kind, {
      kind,
      from: Math.min(before.from + count.from, to),
      to,
      left: lefts.length === 0 ? null : Math.min(...lefts),
    });
  }
  return [...lines.values()];
}

/** The recipe with no more of each kind than is foreseen. */
function within(recipe: WarmupRecipe, foreseen: readonly PlannedWarmupAction[]): WarmupRecipe {
  const free = new Map(foreseen.map(({ kind, to }) => [kind, to]));
  const actions = recipe.actions.map((action) => {
    const most = free.get(action.kind) ?? 0;
    const count = { from: Math.min(action.count.from, most), to: Math.min(action.count.to, most) };
    free.set(action.kind, most - count.to);
    return { ...action, count };
  });
  return { ...recipe, actions };
}

/** Whether the time ends most of the sessions before they did the least of everything. */
function cutShort(
  foreseen: readonly PlannedWarmupAction[],
  sessions: readonly ReturnType<typeof planWarmUp>[],
): boolean {
  const least = foreseen.reduce((sum, { from }) => sum + from, 0);
  const cut = sessions.filter(({ actions }) => actions.length < least).length;
  return cut > sessions.length / 2;
}

function sentence(minutes: number, actions: readonly PlannedWarmupAction[]): string {
  const parts = actions.filter(({ to }) => to > 0).map(({ kind, to }) => counted(kind, to));
  const about = `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return parts.length === 0 ? `${about}, and nothing is done.` : `${about}, up to ${parts.join(', ')}.`;
}

function counted(kind: WarmupKind, count: number): string {
  const [one, many] = words[kind];
  return `${count} ${count === 1 ? one : many}`;
}

const words: Readonly<Record<WarmupKind, readonly [one: string, many: string]>> = {
  scroll: ['post read', 'posts read'],
  like: ['like', 'likes'],
  follow: ['follow', 'follows'],
  unfollow: ['unfollow', 'unfollows'],
  comment: ['comment', 'comments'],
  view_story: ['story viewed', 'stories viewed'],
};

function warnings(
  recipe: WarmupRecipe,
  actions: readonly PlannedWarmupAction[],
  subjects: readonly WarmupSubject[],
  isCutShort: boolean,
): string[] {
  const said: string[] = [];
  const wants = (kind: WarmupKind) => recipe.actions.some((each) => each.kind === kind && each.count.to > 0);
  if (wants('comment') && recipe.comments.length === 0)
    said.push('No comments are given, so nothing is commented. Write the texts that may be used.');
  if (isCutShort)
    said.push(`Not all of it fits into ${recipe.minutes.to} minutes. What is left at the end is not done.`);
  if (recipe.quietHours !== null) {
    const { from, until } = recipe.quietHours;
    said.push(`Nothing is done from ${from} to ${until} on each account’s clock.`);
    const quiet = subjects.filter(({ quietNow }) => quietNow);
    if (quiet.length > 0) said.push(`It is quiet now for ${names(quiet)}: the session begins at ${until}.`);
  }
  for (const { kind } of actions) {
    const limited = countedAs(kind);
    if (limited === null) continue;
    const asked = recipe.actions.reduce((sum, each) => sum + (each.kind === kind ? each.count.to : 0), 0);
    const short = subjects.filter(({ left }) => left[limited] < asked);
    if (short.length > 0) said.push(`The limits of today leave fewer ${words[kind][1]} for ${names(short)}.`);
  }
  const without = wants('view_story') ? subjects.filter(({ platform }) => platform !== 'instagram') : [];
  for (const platform of new Set(without.map((subject) => subject.platform)))
    said.push(`No stories are viewed on ${platformName(platform)}.`);
  if (actions.some(({ kind, to }) => to > 0 && kind !== 'scroll'))
    said.push(
      `Who another of your accounts acted on within ${targetRestDays} days is passed over. That is only seen on the phone, so it may be less.`,
    );
  return said;
}

function names(subjects: readonly WarmupSubject[]): string {
  const told = subjects.slice(0, 3).map(({ handle }) => accountName(handle));
  const more = subjects.length - told.length;
  return more > 0 ? `${told.join(', ')} and ${more} more` : told.join(', ');
}

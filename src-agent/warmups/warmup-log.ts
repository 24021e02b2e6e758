import type { WarmupKind, WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import type { Stopped } from '../delivery/delivery.ts';
import type { Hold } from '../limits/limit-decision.ts';

/** Whose session it is. `deviceId`: the phone it is held on. */
export type WarmupSubject = {
  readonly runId: number;
  readonly jobId: number;
  readonly attemptId: number;
  readonly accountId: number;
  readonly deviceId: number;
  readonly handle: string;
};

/** One action about to be done. `position`: its place in the plan; `target`: whose post or story it is. */
export type WarmupDeed = {
  readonly position: number;
  readonly kind: WarmupKind;
  readonly target: string | null;
  /** What a comment says. */
  readonly text: string | null;
};

/** What earlier tries of a session came to: the next position, and milliseconds that they took of its length. */
export type WarmupProgress = { readonly position: number; readonly elapsedMs: number };

/** How often each kind was done; what may have been done counts as done. */
export type WarmupCounts = Readonly<Record<WarmupKind, number>>;

/** Whether an action may be done: written down as reserved, held by a rule of the ledger, or the whole session stops here. */
export type BegunDeed =
  | { readonly kind: 'reserved'; readonly actionId: number }
  | { readonly kind: 'held'; readonly hold: Hold }
  | Stopped;

/** How an action ended: seen done, perhaps done, or not done. */
export type DeedEnd = 'done' | 'unclear' | 'skipped';

/** What a session asks and writes down. Reserve before the act, settle after it; nothing is done that is not written first. */
export interface WarmupLog {
  /** Where the session goes on. What a dead try had reserved may have been done and is kept. */
  resume(subject: WarmupSubject): WarmupProgress;
  /** Why nothing more may be done for now: a switch, a paused run; null when it may go on. */
  whyStop(subject: WarmupSubject): Stopped | null;
  /** The hours of the recipe in which nothing is done, when it is in them: until when, in epoch milliseconds. */
  quietUntil(subject: WarmupSubject, recipe: WarmupRecipe): number | null;
  /** The account's time now, in epoch milliseconds: the ledger's holds are in it. */
  now(): number;
  begin(subject: WarmupSubject, deed: WarmupDeed): BegunDeed;
  settle(actionId: number, end: DeedEnd): void;
  /** Writes an action down that is not reserved: one that was passed over, or reading on, which counts as nothing. */
  pass(subject: WarmupSubject, deed: WarmupDeed, end: DeedEnd): void;
  /** The approved text to write to a target next: the least used by the account that nobody wrote to that target. */
  comment(subject: WarmupSubject, texts: readonly string[], target: string): string | null;
  /** Every handle and display name of the workspace: none of them is ever acted on. Apps show the one or the other. */
  ownNames(): ReadonlySet<string>;
  counts(jobId: number): WarmupCounts;
  /** Tells the person, in the run's log. */
  say(subject: WarmupSubject, sentence: string): void;
}

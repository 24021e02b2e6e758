import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { Evidence, JobKind } from '../../src-shared/domain/job.ts';
import type { MediaMime } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { StepPack, StepTarget } from '../../src-shared/domain/replay.ts';
import type { WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import type { HeldLease } from '../devices/phone-driver.ts';
import type { RefusalClass } from './error-class.ts';

/** One file of a post; `path` is on this computer. */
export type WorkFile = {
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly mime: MediaMime;
};

/**
 * One job as a delivery sees it. A `comment` goes under the post that `parent` says was seen. `earlier`: the evidence of the
 * last attempt at this very post, which published nothing; what it prepared may be used again.
 */
export type Work = {
  readonly runId: number;
  readonly jobId: number;
  readonly attemptId: number;
  readonly earlier: Evidence | null;
  readonly account: { readonly id: number; readonly platform: Platform; readonly handle: string };
  readonly content: {
    readonly kind: JobKind;
    readonly caption: string;
    readonly files: readonly WorkFile[];
    readonly parent: Evidence | null;
  };
  /** Everything but the committing tap: the session is prepared and never committed. */
  readonly rehearsal: boolean;
  /** What a warm-up does; null for everything else. */
  readonly warmup: WarmupRecipe | null;
};

/** One job that is done on a phone, which is leased for it. */
export type PhoneWork = Work & { readonly lease: HeldLease };

/**
 * What the engine does about a problem: `retry` (counts against max_retries, with backoff), `wait` (the phone
 * is gone: go on when it is back, not counted), `fail` (never again by itself), `person` (needs_review). An error that
 * the platform named is told by its class instead, and jobs/retry-policy.ts says what is done about it.
 */
type Remedy = 'retry' | 'wait' | 'fail' | 'person' | Classified;

/** A named error; `until`: the time the platform stated (epoch milliseconds) before which nothing is to be tried. */
export type Classified = { readonly class: RefusalClass; readonly until?: number };

/** Why it did not go on. `holdAccount` puts the account on hold with that status; a rest ends by itself, the others when a person says so. */
export type Stopped = {
  readonly kind: 'stopped';
  readonly problem: Problem;
  readonly remedy: Remedy;
  readonly holdAccount?: AccountStatus;
};

/** Everything up to the committing act is done; `evidence` is what `look` will compare with (e.g. the post count before). */
export type Prepared = { readonly kind: 'prepared'; readonly evidence: Evidence };

/** After the committing act: seen to be there, seen to be refused (for good where no `remedy` says else), or not known. */
export type Committed =
  | { readonly kind: 'published'; readonly evidence: Evidence }
  | {
      readonly kind: 'rejected';
      readonly problem: Problem;
      readonly remedy?: Classified;
      readonly holdAccount?: AccountStatus;
    }
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly holdAccount?: AccountStatus };

/** What reading alone can tell about an earlier attempt. `look_again`: not yet decided, to be read again in `afterMs` milliseconds. */
export type Checked =
  | { readonly kind: 'published'; readonly evidence: Evidence }
  | { readonly kind: 'not_published'; readonly evidence: Evidence }
  | { readonly kind: 'undecided'; readonly problem: Problem; readonly evidence: Evidence }
  | {
      readonly kind: 'look_again';
      readonly afterMs: number;
      readonly problem: Problem;
      readonly evidence: Evidence;
    }
  | Stopped;

/** What was prepared is left: nothing of it is there any more. */
export type Left = { readonly kind: 'left' };

/** One attempt on one route, in this order: prepare, then (after the journal is on disk) commit. Calls throw only what is unexpected. */
export interface DeliverySession extends AsyncDisposable {
  prepare(): Promise<Prepared | Stopped>;
  commit(): Promise<Committed>;
  /** Leaves what was prepared without committing it, for a rehearsal; without it there is nothing to be left. */
  leave?(): Promise<Left | Stopped>;
}

/** A route to a platform. `signal` stops the work at the next step border before the committing act. */
export interface Delivery<Kind extends Work = Work> {
  open(work: Kind, steps: StepLog, signal: AbortSignal): Promise<DeliverySession | Stopped>;
  /**
   * Finds out by reading alone what became of the attempt `work.attemptId`; `before` is all that is known of it, see
   * evidence.ts. What it answers as evidence is added to that, so that the next look knows of this one.
   */
  look(work: Kind, before: Evidence, steps: StepLog, signal: AbortSignal): Promise<Checked>;
}

/** The part of a route that cannot publish: all that the reconciler is given. */
export type ReadOnlyDelivery<Kind extends Work = Work> = Pick<Delivery<Kind>, 'look'>;

/** Where the steps of an attempt are written down as they happen. */
export interface StepLog {
  begin(step: { readonly name: string; readonly title: string }): OpenStep;
}

export interface OpenStep {
  end(result: StepResult): void;
}

/**
 * Pictures are PNG. `source` is the page source it ended on, `basis` the one on which what it touched was chosen, `pack` what
 * both were looked at with.
 */
export type StepResult = {
  readonly outcome: 'done' | 'stopped';
  readonly screen: string | null;
  readonly selector: string | null;
  readonly problem: Problem | null;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly source?: string;
  readonly basis?: string;
  readonly target?: StepTarget;
  readonly pack?: StepPack;
};

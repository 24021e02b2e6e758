import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { ProblemCode } from '../../src-shared/domain/problem.ts';
import type { ErrorClass } from '../delivery/error-class.ts';

/**
 * What happens by itself: nothing more (`end`); another try with backoff, as often as the job allows or a number of its own
 * (`retry`); another try at the time the platform stated, else after `usualMs`, which is not counted (`wait`); nothing until
 * a person decides (`person`); reading alone, until it is known (`reconcile`).
 */
type Reaction =
  | { readonly kind: 'end' }
  | { readonly kind: 'retry'; readonly tries: number | 'of the job' }
  | { readonly kind: 'wait'; readonly usualMs: number }
  | { readonly kind: 'person' }
  | { readonly kind: 'reconcile' };

/** The one decision of a class. `hold`: what becomes of the account; a rest ends at the stated time, else after a day. */
type Policy = {
  readonly reaction: Reaction;
  readonly hold: AccountStatus | null;
  readonly code: ProblemCode;
  readonly nextAction: string;
};

const minute = 60_000;
const hour = 60 * minute;

/** What is done about each class of error, and what is said about it. */
export const retryPolicy = {
  VALIDATION: {
    reaction: { kind: 'end' },
    hold: null,
    code: 'media_rejected',
    nextAction: 'Change the post so that it fits the rule, and start it in a new campaign.',
  },
  MEDIA_UNREACHABLE: {
    reaction: { kind: 'retry', tries: 'of the job' },
    hold: null,
    code: 'media_rejected',
    nextAction: 'Nothing yet: the file is offered again by itself. If it stays so, look at the media host.',
  },
  NOT_READY: {
    reaction: { kind: 'retry', tries: 10 },
    hold: null,
    code: 'not_ready',
    nextAction: 'Nothing: it goes on by itself when the platform has worked through the file.',
  },
  TRANSIENT_PREPARE: {
    reaction: { kind: 'retry', tries: 'of the job' },
    hold: null,
    code: 'timeout',
    nextAction: 'Nothing yet: it is tried again by itself.',
  },
  RATE: {
    reaction: { kind: 'wait', usualMs: 15 * minute },
    hold: null,
    code: 'rate_limited',
    nextAction: 'Nothing: it goes on by itself when the platform takes more.',
  },
  QUOTA: {
    reaction: { kind: 'wait', usualMs: 6 * hour },
    hold: null,
    code: 'quota_reached',
    nextAction: 'Nothing: it is posted in the next free window. Cancel it if that is too late.',
  },
  AUTH_REFRESHABLE: {
    reaction: { kind: 'retry', tries: 1 },
    hold: null,
    code: 'login_required',
    nextAction: 'Nothing yet: the access is renewed by itself.',
  },
  AUTH_RECONNECT: {
    reaction: { kind: 'person' },
    hold: 'needs_captcha',
    code: 'login_required',
    nextAction: 'Connect the account again, set it to active, then try again.',
  },
  PERMISSION: {
    reaction: { kind: 'person' },
    hold: 'needs_captcha',
    code: 'permission_missing',
    nextAction: 'Connect the account again and allow everything asked for, set it to active, then try again.',
  },
  ACCOUNT_BLOCKED: {
    reaction: { kind: 'person' },
    hold: 'cooldown',
    code: 'action_blocked',
    nextAction: 'Open the app and read its notice. The account rests meanwhile.',
  },
  APP_BLOCKED: {
    reaction: { kind: 'person' },
    hold: null,
    code: 'rejected',
    nextAction: 'Post it another way, such as through a phone, or have the app approved and try again.',
  },
  REJECTED: {
    reaction: { kind: 'end' },
    hold: null,
    code: 'rejected',
    nextAction: 'Read what the platform says, change the post, and start it in a new campaign.',
  },
  UNKNOWN_OUTCOME: {
    reaction: { kind: 'reconcile' },
    hold: null,
    code: 'outcome_unknown',
    nextAction: 'Nothing yet: the profile is read to see whether the post is there.',
  },
} as const satisfies Readonly<Record<ErrorClass, Policy>>;

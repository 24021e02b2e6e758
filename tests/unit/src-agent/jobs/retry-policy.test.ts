import { expect, test } from 'vitest';
import type { Classified } from '../../../../src-agent/delivery/delivery.ts';
import { type AttemptEnd, judge } from '../../../../src-agent/jobs/verdict.ts';

const now = 1_000_000;
const until = now + 90_000;
const minute = 60_000;
const facts = { now, failures: 0, maxRetries: 3, cancelRequested: false };
const problem = { code: 'internal', message: 'The platform said no.', nextAction: '' } as const;

const stop = (remedy: Classified): AttemptEnd => ({
  during: 'prepare',
  result: { kind: 'stopped', problem, remedy },
});
const refusal = (remedy: Classified): AttemptEnd => ({
  during: 'commit',
  result: { kind: 'rejected', problem, remedy },
});

/** Class; what becomes of the job; tries until it is given up; account; code. */
const table = [
  ['VALIDATION', 'failed', null, null, 'media_rejected'],
  ['MEDIA_UNREACHABLE', 'retrying', 3, null, 'media_rejected'],
  ['NOT_READY', 'retrying', 10, null, 'not_ready'],
  ['TRANSIENT_PREPARE', 'retrying', 3, null, 'timeout'],
  ['RATE', 'retrying', null, null, 'rate_limited'],
  ['QUOTA', 'retrying', null, null, 'quota_reached'],
  ['AUTH_REFRESHABLE', 'retrying', 1, null, 'login_required'],
  ['AUTH_RECONNECT', 'needs_review', null, 'needs_captcha', 'login_required'],
  ['PERMISSION', 'needs_review', null, 'needs_captcha', 'permission_missing'],
  ['ACCOUNT_BLOCKED', 'needs_review', null, 'cooldown', 'action_blocked'],
  ['APP_BLOCKED', 'needs_review', null, null, 'rejected'],
  ['REJECTED', 'failed', null, null, 'rejected'],
] as const;

test.each(table)('%s: the job is %s', (named, status, tries, holdAccount, code) => {
  for (const [end, attempt] of [
    [stop({ class: named }), 'not_published'],
    [refusal({ class: named }), 'rejected'],
  ] as const) {
    const verdict = judge(end, facts, () => 0.5);
    expect(verdict).toMatchObject({ attempt, status, holdAccount, nextAction: 'post' });
    expect(verdict.problem).toMatchObject({ code, message: problem.message });
    expect(verdict.problem?.nextAction).not.toBe('');
    expect(verdict.failures).toBe(tries === null ? 0 : 1);
    if (tries === null) continue;
    expect(judge(end, { ...facts, failures: tries - 1 }, () => 0.5).status).toBe('retrying');
    expect(judge(end, { ...facts, failures: tries }, () => 0.5).status).toBe('failed');
  }
});

test('what a platform states a time for waits for it, is not counted, and never comes back at once', () => {
  const wait = (remedy: Classified) => judge(stop(remedy), { ...facts, failures: 3 }, () => 0.5);
  expect(wait({ class: 'RATE', until })).toMatchObject({ status: 'retrying', failures: 3, delayMs: 90_000 });
  expect(wait({ class: 'RATE' }).delayMs).toBe(15 * minute);
  expect(wait({ class: 'QUOTA' }).delayMs).toBe(360 * minute);
  expect(wait({ class: 'QUOTA', until: now - 5 }).delayMs).toBe(1000);
});

test('a block with a stated end rests the account until then', () => {
  expect(judge(stop({ class: 'ACCOUNT_BLOCKED', until }), facts, () => 0.5)).toMatchObject({
    holdAccount: 'cooldown',
    holdUntil: until,
  });
});

test('a look that meets an error never leads to another post, whatever its class', () => {
  for (const [named] of table) {
    const result = { kind: 'stopped', problem, remedy: { class: named } } as const;
    const verdict = judge({ during: 'check', result }, { ...facts, failures: 20 }, () => 0.5);
    expect(verdict).toMatchObject({ attempt: 'unknown', nextAction: 'check' });
    expect(['retrying', 'needs_review']).toContain(verdict.status);
  }
});

test('a job that is to be cancelled is not tried again', () => {
  const cancelling = { ...facts, cancelRequested: true };
  expect(judge(stop({ class: 'RATE', until }), cancelling, () => 0.5).status).toBe('cancelled');
  expect(judge(refusal({ class: 'QUOTA' }), cancelling, () => 0.5).status).toBe('cancelled');
  expect(judge(stop({ class: 'PERMISSION' }), cancelling, () => 0.5).status).toBe('needs_review');
});

import { describe, expect, test } from 'vitest';
import { type AttemptEnd, judge } from '../../../../src-agent/jobs/verdict.ts';

const problem = { code: 'outcome_unknown', message: 'Nobody knows.', nextAction: 'Look.' } as const;
const stopped = (remedy: 'retry' | 'wait' | 'fail' | 'person') =>
  ({ kind: 'stopped', remedy, problem }) as const;

const unknown: readonly (readonly [string, AttemptEnd])[] = [
  ['the outcome of the tap', { during: 'commit', result: { kind: 'unknown', problem } }],
  [
    'the outcome of the tap, the account on hold',
    { during: 'commit', result: { kind: 'unknown', problem, holdAccount: 'cooldown' } },
  ],
  ['an undecided look', { during: 'check', result: { kind: 'undecided', problem, evidence: {} } }],
  ['an interrupted look', { during: 'check', result: { kind: 'cancelled' } }],
  ['a look that has to be made again', { during: 'check', result: stopped('retry') }],
  ['a look that waits for the phone', { during: 'check', result: stopped('wait') }],
  ['a look that cannot be made', { during: 'check', result: stopped('fail') }],
  ['a look that asks for the person', { during: 'check', result: stopped('person') }],
];

describe.each([
  ['with tries left', { now: 0, failures: 0, maxRetries: 3, cancelRequested: false }],
  ['with no tries left', { now: 0, failures: 3, maxRetries: 3, cancelRequested: false }],
  ['when it is to be cancelled', { now: 0, failures: 0, maxRetries: 3, cancelRequested: true }],
])('while the outcome is unknown, %s', (_case, job) => {
  test.each(unknown)('nothing but a look may follow: %s', (_end, end) => {
    const verdict = judge(end, job, () => 0.5);
    expect(verdict).toMatchObject({ attempt: 'unknown', nextAction: 'check' });
    expect(['retrying', 'needs_review']).toContain(verdict.status);
  });
});

import { expect, test } from 'vitest';
import { logLines } from '../../../../src-renderer/runs/log-lines.ts';
import type { Event } from '../../../../src-shared/domain/event.ts';

function event(seq: number, type: Event['type'], message: string, data: Event['data'] = {}): Event {
  const about = { accountId: null, campaignId: null, runId: 1, deviceId: null };
  return { seq, at: '2026-11-21T10:00:00.000Z', type, message, jobId: 7, ...about, data };
}
const shown = (events: readonly Event[]) =>
  logLines(events).map(({ seq, text, mark, durationMs }) => [seq, text, mark, durationMs]);

test('a step is one line that says how long it took once it is over', () => {
  const started = event(1, 'step.started', 'Choose the photo', { stepId: 4 });
  const done = event(2, 'step.finished', 'Choose the photo: done', {
    stepId: 4,
    outcome: 'done',
    durationMs: 900,
  });
  expect(shown([started])).toEqual([[1, 'Choose the photo', 'going', null]]);
  expect(shown([started, done])).toEqual([[1, 'Choose the photo', 'done', 900]]);
});

test('a step that stopped says why and stands out', () => {
  const events = [
    event(1, 'step.started', 'Share', { stepId: 4 }),
    event(2, 'step.finished', 'Share: A captcha is shown.', {
      stepId: 4,
      outcome: 'stopped',
      durationMs: 1200,
    }),
    event(3, 'job.updated', '@a: needs a person. A captcha is shown.', { status: 'needs_review' }),
    event(4, 'notice.raised', '@a was not posted', { level: 'error' }),
  ];
  expect(shown(events)).toEqual([
    [1, 'Share: A captcha is shown.', 'problem', 1200],
    [3, '@a: needs a person. A captcha is shown.', 'problem', null],
    [4, '@a was not posted', 'failure', null],
  ]);
});

test('a step that was cut off does not look as if it went on', () => {
  const cut = event(1, 'step.started', 'Open Instagram', { stepId: 4 });
  const next = event(2, 'job.updated', '@a: goes on later', { status: 'retrying' });
  expect(shown([cut, next])[0]).toEqual([1, 'Open Instagram', 'plain', null]);
  const again = event(3, 'step.started', 'Open Instagram', { stepId: 5 });
  expect(shown([cut, again]).map(([, , mark]) => mark)).toEqual(['plain', 'going']);
});

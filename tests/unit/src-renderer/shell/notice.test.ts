import { expect, test } from 'vitest';
import type { Event } from '../../../../src-shared/domain/event.ts';
import { inboxEntryOf, noticeOf } from '../../../../src-renderer/shell/notice.ts';

const notice = (message: string, data: Event['data']): Event => ({
  seq: 1,
  at: '2026-11-21T10:00:00.000Z',
  type: 'notice.raised',
  message,
  accountId: null,
  campaignId: null,
  runId: 1,
  jobId: null,
  deviceId: null,
  data,
});

test('a notice is told once: title, then what else there is to say', () => {
  const full = {
    level: 'error',
    title: '@harbor.coffee was not posted',
    text: 'Instagram is not installed.',
  };
  expect(noticeOf(notice('@harbor.coffee was not posted', full))).toMatchObject({
    title: '@harbor.coffee was not posted',
    text: 'Instagram is not installed.',
    colour: 'red',
  });
  expect(noticeOf(notice('Look here', {}))).toMatchObject({ title: 'Look here', text: '', colour: 'yellow' });
  expect(noticeOf(notice('Run 4 is done', { level: 'success', title: 'Done' }))).toMatchObject({
    title: 'Done',
    text: 'Run 4 is done',
    colour: 'green',
  });
});

test('a notice leads into the inbox only where a post asks for a decision', () => {
  const about = (level: string, jobId: number | null) => ({ ...notice('Look', { level }), jobId });
  expect(inboxEntryOf(about('warning', 4))).toBe(4);
  expect(inboxEntryOf(about('error', 4))).toBe(4);
  expect(inboxEntryOf(about('success', 4))).toBeNull();
  expect(inboxEntryOf(about('warning', null))).toBeNull();
});

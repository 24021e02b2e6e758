import { describe, expect, test } from 'vitest';
import {
  postFilter,
  readCalendarAddress,
  withoutFilter,
} from '../../../../src-renderer/calendar/calendar-address.ts';
import {
  dayIn,
  daysShown,
  firstHourShown,
  instantsShown,
  stepDay,
  titleOf,
} from '../../../../src-renderer/calendar/calendar-days.ts';
import {
  dayTotals,
  entriesOf,
  type CalendarAnswer,
} from '../../../../src-renderer/calendar/calendar-entries.ts';
import { nextPosts } from '../../../../src-renderer/calendar/next-posts.ts';
import { changeOf, formOf } from '../../../../src-renderer/calendar/post-change.ts';
import { postAt } from '../../../../src-renderer/calendar/post-keys.ts';
import {
  isOpen,
  postSentence,
  sayWallTime,
  timesOf,
  wallClock,
} from '../../../../src-renderer/calendar/post-words.ts';
import type { CalendarJob, JobCounts } from '../../../../src-shared/domain/job.ts';
import type { ProblemCode } from '../../../../src-shared/domain/problem.ts';
import { noJobs } from '../../../support/no-jobs.ts';

const post = (rest: Partial<CalendarJob> = {}): CalendarJob => ({
  id: 1,
  runId: 1,
  campaignId: 3,
  accountId: 1,
  accountHandle: 'harbor.coffee',
  platform: 'instagram',
  kind: 'photo',
  status: 'pending',
  caption: '',
  scheduledAt: '2026-11-25T08:30:00.000Z',
  localTime: '2026-11-25T17:30',
  zone: 'Asia/Tokyo',
  priority: 'normal',
  campaignName: 'Autumn menu',
  coverId: null,
  movable: true,
  conflict: null,
  ...rest,
});

const counts: JobCounts = noJobs();

test('an address is read as far as it makes sense, and becomes the question for the agent', () => {
  const address = readCalendarAddress({
    view: 'week',
    day: '2026-11-25',
    zone: 'America/New_York',
    campaign: 3,
    platform: 'tiktok',
    status: 'failed',
    post: 17,
  });
  expect(postFilter(address)).toEqual({ campaignId: 3, platform: 'tiktok', status: 'failed' });
  expect(withoutFilter(address)).toEqual({
    view: 'week',
    day: '2026-11-25',
    zone: 'America/New_York',
    post: 17,
  });
  expect(
    readCalendarAddress({ view: 'year', day: '2026-02-30', zone: '+01:00', campaign: -1, status: 'lost' }),
  ).toEqual({});
});

describe('the days of a view', () => {
  test('are whole weeks from Monday to Sunday, and one day where a day is shown', () => {
    expect(daysShown('month', '2026-11-25')).toEqual({ first: '2026-10-26', last: '2026-12-06' });
    expect(daysShown('week', '2026-11-29')).toEqual({ first: '2026-11-23', last: '2026-11-29' });
    expect(daysShown('day', '2026-11-25')).toEqual({ first: '2026-11-25', last: '2026-11-25' });
  });

  test('lie between midnights of the zone, though the clock is changed on one of them', () => {
    expect(instantsShown('day', '2026-03-29', 'Europe/Berlin')).toEqual({
      from: '2026-03-28T23:00:00Z',
      until: '2026-03-29T22:00:00Z',
    });
    expect(instantsShown('day', '2026-11-25', 'Australia/Lord_Howe')).toEqual({
      from: '2026-11-24T13:00:00Z',
      until: '2026-11-25T13:00:00Z',
    });
  });

  test('are stepped through by one view; from the end of a long month the short one is not skipped', () => {
    expect(stepDay('month', '2027-01-31', 1)).toBe('2027-02-01');
    expect(stepDay('month', '2026-11-25', -1)).toBe('2026-10-01');
    expect(stepDay('week', '2026-11-25', 1)).toBe('2026-12-02');
    expect(stepDay('day', '2026-11-30', 1)).toBe('2026-12-01');
  });

  test('are headed in words, begin at the present or in the morning, and are those of the zone', () => {
    expect(titleOf('month', '2026-11-25', 'en')).toBe('November 2026');
    expect(titleOf('day', '2026-11-25', 'en')).toBe('Wednesday, November 25, 2026');
    expect(titleOf('week', '2026-11-25', 'en')).toMatch(/^Nov 23\s–\s29, 2026$/);
    const now = Date.parse('2026-11-25T23:30:00Z');
    expect(dayIn('Europe/Berlin', now)).toBe('2026-11-26');
    expect(dayIn('America/New_York', now)).toBe('2026-11-25');
    expect(firstHourShown('week', '2026-11-24', 'America/New_York', now)).toBe(17);
    expect(firstHourShown('day', '2026-11-24', 'America/New_York', now)).toBe(7);
  });
});

test('what is drawn are posts; where there are too many, counts, and still posts in a day', () => {
  const few: CalendarAnswer = { items: [post()], total: 1, days: [] };
  expect(entriesOf('month', few)).toEqual([{ kind: 'post', post: post() }]);
  const many: CalendarAnswer = {
    items: [post()],
    total: 2500,
    days: [{ day: '2026-11-25', counts: { ...counts, pending: 2400, failed: 100 }, conflicts: 7 }],
  };
  expect(entriesOf('month', many)).toEqual([
    { kind: 'count', day: '2026-11-25', status: 'pending', count: 2400 },
    { kind: 'count', day: '2026-11-25', status: 'failed', count: 100 },
  ]);
  expect(entriesOf('day', many)).toEqual([{ kind: 'post', post: post() }]);
  expect(dayTotals(many).get('2026-11-25')).toEqual({ posts: 2500, conflicts: 7 });
});

describe('a post', () => {
  test('tells its time on the account’s clock only where that shows something else', () => {
    expect(timesOf(post(), 'Asia/Tokyo')).toEqual({ here: '17:30', there: null });
    // Another name, the same clock.
    expect(timesOf(post(), 'Asia/Seoul').there).toBeNull();
    expect(timesOf(post(), 'Europe/Berlin')).toEqual({ here: '09:30', there: '17:30 Tokyo' });
    expect(timesOf(post(), 'Pacific/Honolulu')).toEqual({ here: '22:30', there: 'Wed 17:30 Tokyo' });
  });

  test('is said in a sentence, with what colours and icons show', () => {
    expect(postSentence(post(), 'Asia/Tokyo')).toBe('17:30 @harbor.coffee on Instagram, Waiting');
    expect(
      postSentence(post({ conflict: 'The limit is used up', movable: false, status: 'running' }), 'UTC'),
    ).toBe(
      '08:30 @harbor.coffee on Instagram, Posting, 17:30 Tokyo for the account. The limit is used up. It cannot be moved',
    );
    expect(sayWallTime('2026-11-24T14:00', 'en')).toBe('Tue, Nov 24, 14:00');
    expect(wallClock('2026-11-25T08:30:00.000Z', 'Asia/Kolkata')).toBe('2026-11-25T14:00');
  });

  test('can be moved until it has begun, and again when its slot was missed', () => {
    const problem = (code: ProblemCode) => ({ code, message: '', nextAction: '' });
    expect(isOpen({ status: 'pending', startedAt: null, problem: null })).toBe(true);
    expect(isOpen({ status: 'pending', startedAt: '2026-11-25T08:30:00Z', problem: null })).toBe(false);
    expect(isOpen({ status: 'needs_review', startedAt: null, problem: problem('slot_missed') })).toBe(true);
    expect(isOpen({ status: 'needs_review', startedAt: null, problem: problem('challenge') })).toBe(false);
    expect(isOpen({ status: 'completed', startedAt: null, problem: null })).toBe(false);
  });

  test('is changed by what the form changes, and by nothing else', () => {
    const job = { localTime: '2026-11-25T17:30', caption: 'Fresh', priority: 'normal' as const };
    expect(changeOf(job, formOf(job))).toEqual({});
    expect(changeOf(job, { ...formOf(job), time: '18:00' })).toEqual({ localTime: '2026-11-25T18:00' });
    expect(changeOf(job, { ...formOf(job), caption: '', priority: 'high' })).toEqual({
      caption: '',
      priority: 'high',
    });
  });
});

test('arrow keys lead to the nearest post that way, and nowhere from the last', () => {
  const monday = { id: 'monday', x: 0, y: 100 };
  const mondayLater = { id: 'monday later', x: 0, y: 140 };
  const tuesday = { id: 'tuesday', x: 140, y: 140 };
  const thursday = { id: 'thursday', x: 420, y: 100 };
  const all = [monday, mondayLater, tuesday, thursday];
  expect(postAt('ArrowDown', monday, all)).toBe(mondayLater);
  expect(postAt('ArrowUp', mondayLater, all)).toBe(monday);
  expect(postAt('ArrowRight', mondayLater, all)).toBe(tuesday);
  expect(postAt('ArrowLeft', thursday, all)).toBe(tuesday);
  expect(postAt('ArrowRight', thursday, all)).toBeNull();
});

test('what comes next are posts in hand and posts still to come', () => {
  const at = (id: number, scheduledAt: string, status: CalendarJob['status']) =>
    post({ id, scheduledAt, status });
  const posts = [
    at(1, '2026-11-25T07:00:00Z', 'completed'),
    at(2, '2026-11-25T07:30:00Z', 'running'),
    at(3, '2026-11-25T07:40:00Z', 'pending'),
    at(4, '2026-11-25T09:00:00Z', 'pending'),
    at(5, '2026-11-25T10:00:00Z', 'pending'),
  ];
  expect(nextPosts(posts, Date.parse('2026-11-25T08:00:00Z'), 2).map(({ id }) => id)).toEqual([2, 4]);
});

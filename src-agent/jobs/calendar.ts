import { Temporal } from 'temporal-polyfill';
import { sql, type SqlBool } from 'kysely';
import { type CalendarJob, type JobCounts, type JobStatus, jobStatus } from '../../src-shared/domain/job.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { isTimeZone } from '../../src-shared/time-zone.ts';
import { done, invalid, type Outcome } from '../outcome.ts';
import type { Reader } from '../store/store.ts';
import { type ConflictRules, conflictsOf } from './calendar-conflicts.ts';
import { type JobRow, jobRows, toJob } from './job-rows.ts';

/** Posts answered one by one; more are only counted. */
const mostPosts = 1_000;
const mostDays = 62;

/** Which posts, planned from `from` to before `until`. */
export type CalendarRequest = {
  readonly from: string;
  readonly until: string;
  /** IANA zone whose days are counted. */
  readonly zone: string;
  readonly campaignId?: number | undefined;
  readonly accountId?: number | undefined;
  readonly platform?: Platform | undefined;
  readonly status?: JobStatus | undefined;
};

/** The posts of some days: the first of them one by one, and all of them counted by day. First comments go with their post. */
export type CalendarAnswer = {
  readonly items: CalendarJob[];
  readonly total: number;
  readonly days: { readonly day: string; readonly counts: JobCounts; readonly conflicts: number }[];
};

/** Reads the calendar; refuses a zone that is none and more than two months. */
export function readCalendar(
  reader: Reader,
  request: CalendarRequest,
  rules: ConflictRules,
): Outcome<CalendarAnswer> {
  if (!isTimeZone(request.zone))
    return invalid({ path: 'zone', message: 'Give a time zone such as Europe/Berlin.' });
  const days = daysOf(request);
  if (days === null)
    return invalid({ path: 'until', message: `Ask for at most ${mostDays} days, ending after they begin.` });
  const rows = reader.all(
    asked(jobRows(reader), request)
      .innerJoin('campaign', 'campaign.id', 'job.campaign_id')
      .select('campaign.name as campaign_name')
      .where('job.scheduled_at', '>=', Date.parse(request.from))
      .where('job.scheduled_at', '<', Date.parse(request.until))
      .orderBy('job.scheduled_at')
      .orderBy('job.id')
      .limit(mostPosts),
  );
  const conflicts = conflictsOf(reader, rows, rules);
  const items = rows.map((row) => toCalendarJob(row, conflicts.get(row.id) ?? null));
  const counted = days.map((day) => ({
    day: day.name,
    counts: countDay(reader, request, day),
    conflicts: rows.filter(
      (row) => row.scheduled_at >= day.from && row.scheduled_at < day.until && conflicts.has(row.id),
    ).length,
  }));
  const total = counted.reduce((sum, { counts }) => sum + sumOf(counts), 0);
  return done({ items, total, days: counted });
}

type Day = { readonly name: string; readonly from: number; readonly until: number };

/** The days of the zone the window touches, cut to the window; null when there are too many or none. */
function daysOf({ from, until, zone }: CalendarRequest): Day[] | null {
  const first = Date.parse(from);
  const last = Date.parse(until);
  if (last <= first || last - first > mostDays * 86_400_000) return null;
  const days: Day[] = [];
  let start = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone).startOfDay();
  while (start.epochMilliseconds < last) {
    const next = start.add({ days: 1 }).startOfDay();
    days.push({
      name: start.toPlainDate().toString(),
      from: Math.max(first, start.epochMilliseconds),
      until: Math.min(last, next.epochMilliseconds),
    });
    start = next;
  }
  return days;
}

function countDay(reader: Reader, request: CalendarRequest, { from, until }: Day): JobCounts {
  const jobs = reader.query.selectFrom('job');
  // The account is only needed to ask for its platform: without it the index alone answers.
  const query =
    request.platform === undefined ? jobs : jobs.innerJoin('account', 'account.id', 'job.account_id');
  const rows = reader.all(
    asked(query as ReturnType<typeof jobRows>, request)
      .clearSelect()
      .select(['job.status', ({ fn }) => fn.countAll<number>().as('count')])
      .where('job.scheduled_at', '>=', from)
      .where('job.scheduled_at', '<', until)
      .groupBy('job.status'),
  );
  const counts = Object.fromEntries(jobStatus.options.map((status) => [status, 0])) as JobCounts;
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}

/** Warm-ups and rehearsals are no posts. */
const isPost = sql<SqlBool>`job.kind <> 'warmup' AND job.rehearsal = 0`;

function asked(query: ReturnType<typeof jobRows>, request: CalendarRequest): ReturnType<typeof jobRows> {
  let filtered = query.where(sql<SqlBool>`job.parent_id IS NULL`).where(isPost);
  if (request.campaignId !== undefined) filtered = filtered.where('job.campaign_id', '=', request.campaignId);
  if (request.accountId !== undefined) filtered = filtered.where('job.account_id', '=', request.accountId);
  if (request.platform !== undefined) filtered = filtered.where('account.platform', '=', request.platform);
  if (request.status !== undefined) filtered = filtered.where('job.status', '=', request.status);
  return filtered;
}

function toCalendarJob(row: JobRow & { campaign_name: string }, conflict: string | null): CalendarJob {
  const job = toJob(row);
  return {
    id: job.id,
    runId: job.runId,
    campaignId: job.campaignId,
    accountId: job.accountId,
    accountHandle: job.accountHandle,
    platform: job.platform,
    kind: job.kind,
    status: job.status,
    caption: job.caption,
    scheduledAt: job.scheduledAt,
    localTime: job.localTime,
    zone: job.zone,
    priority: job.priority,
    campaignName: row.campaign_name,
    coverId: job.mediaIds[0] ?? null,
    movable: isMovable(row),
    conflict,
  };
}

/** Whether a post may still get another time: it has not begun, or waits because its slot was missed. */
export function isMovable(row: Pick<JobRow, 'status' | 'attempts' | 'problem_json'>): boolean {
  if (row.attempts > 0) return false;
  if (row.status === 'pending' || row.status === 'retrying') return true;
  return row.status === 'needs_review' && row.problem_json?.includes('"slot_missed"') === true;
}

function sumOf(counts: JobCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

import type { JobStatus } from '../../src-shared/domain/job.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { isTimeZone } from '../../src-shared/time-zone.ts';
import { statusOrder } from '../runs/progress.ts';

/** The platforms one posts to. */
export const postPlatforms: readonly Platform[] = ['instagram', 'threads', 'tiktok'];

/** How much of the calendar is seen at once. */
export type CalendarView = 'month' | 'week' | 'day';
const views: readonly CalendarView[] = ['month', 'week', 'day'];

/**
 * What the calendar shows, as it stands in the address: how much at once (a month where it says nothing), around which day
 * (today), on whose clock (the browser's), which posts, and the post that is open.
 */
export type CalendarAddress = {
  readonly view?: CalendarView;
  readonly day?: string;
  readonly zone?: string;
  readonly campaign?: number;
  readonly account?: number;
  readonly platform?: Platform;
  readonly status?: JobStatus;
  readonly post?: number;
};

/** Reads an address; what makes no sense is left out. */
export function readCalendarAddress(raw: Record<string, unknown>): CalendarAddress {
  const { day, zone } = raw;
  const found: Record<string, unknown> = {
    view: views.find((each) => each === raw['view']),
    day: typeof day === 'string' && isDay(day) ? day : undefined,
    zone: typeof zone === 'string' && isTimeZone(zone) ? zone : undefined,
    campaign: number(raw['campaign']),
    account: number(raw['account']),
    platform: postPlatforms.find((each) => each === raw['platform']),
    status: statusOrder.find((each) => each === raw['status']),
    post: number(raw['post']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Which posts an address asks for, in the words of the contract. */
export function postFilter(address: CalendarAddress) {
  const { campaign, account, platform, status } = address;
  return {
    ...(campaign === undefined ? {} : { campaignId: campaign }),
    ...(account === undefined ? {} : { accountId: account }),
    ...(platform === undefined ? {} : { platform }),
    ...(status === undefined ? {} : { status }),
  };
}

/** The address without its conditions. */
export function withoutFilter(address: CalendarAddress): CalendarAddress {
  const { campaign: _campaign, account: _account, platform: _platform, status: _status, ...rest } = address;
  return rest;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

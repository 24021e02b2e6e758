import { assertNever } from '../assert-never.ts';
import type { Issue } from '../domain/problem.ts';
import type { CampaignPlan, Schedule } from '../domain/schedule.ts';
import { type BlackoutWeek, blackoutWeek, firstOpen } from './blackout.ts';
import { randomFrom } from './random.ts';
import { remembered } from './remembered.ts';
import type { PlanAccount } from './share-out.ts';
import { type Slot, slotsFrom } from './slots.ts';
import { openTime, spreadBounds, spreadTimes } from './spread.ts';
import { day, minute, wallMs, wallText, ZoneClock } from './wall-clock.ts';

/** When a post is made: null for at once. `localTime`: what the clock on the wall shows then. */
export type Moment = { readonly at: number | null; readonly localTime: string };

/** When an account makes its posts. */
export type Timetable = {
  /** Why that many posts of the account cannot be planned; null when they can. */
  readonly problem: (account: PlanAccount, count: number) => Issue | null;
  /** The moments of that many posts, in order; only where there is no problem. */
  readonly moments: (account: PlanAccount, count: number) => readonly Moment[];
};

/** Whose clock an account's times are on. */
export function zoneOf(plan: Pick<CampaignPlan, 'zone'>, account: PlanAccount): string {
  return plan.zone === 'account' ? account.zone : plan.zone;
}

type Context = {
  readonly plan: CampaignPlan;
  readonly now: number;
  readonly hours: BlackoutWeek;
  readonly clockOf: (zone: string) => ZoneClock;
};

type Of<Kind extends Schedule['kind']> = Extract<Schedule, { kind: Kind }>;

/** The timetable of a plan as of `now` (epoch milliseconds): what is over by then is not planned any more. */
export function timetable(
  plan: CampaignPlan,
  schedule: Exclude<Schedule, { kind: 'recurring' }>,
  now: number,
): Timetable {
  const clockOf = remembered((zone: string) => new ZoneClock(zone));
  const context = { plan, now, hours: blackoutWeek(plan.blackouts), clockOf };
  switch (schedule.kind) {
    case 'now':
      return atOnce(context);
    case 'at':
      return atOneTime(schedule, context);
    case 'slots':
      return atSlots(schedule, context);
    case 'spread':
      return spreadOut(schedule, context);
    default:
      return assertNever(schedule);
  }
}

function atOnce({ plan, now, hours, clockOf }: Context): Timetable {
  const momentIn = remembered((zone: string): Moment => {
    const clock = clockOf(zone);
    const at = firstOpen(now, clock, hours) ?? now;
    return { at: at === now ? null : at, localTime: wallText(clock.wallAt(at)) };
  });
  return {
    problem: () => null,
    moments: (account, count) => Array<Moment>(count).fill(momentIn(zoneOf(plan, account))),
  };
}

function atOneTime({ at: time }: Of<'at'>, { plan, now, hours, clockOf }: Context): Timetable {
  const momentIn = remembered((zone: string) => {
    const clock = clockOf(zone);
    const { instant } = clock.momentOf(wallMs(time));
    const at = firstOpen(instant, clock, hours) ?? instant;
    return { at, localTime: wallText(clock.wallAt(at)) };
  });
  return {
    problem: (account) => {
      const zone = zoneOf(plan, account);
      // The minute that is just running is not over.
      if (momentIn(zone).at + minute > now) return null;
      return {
        path: 'plan.schedule.at',
        message: saysWhere(plan, zone, 'this time is over. Choose a later one.'),
      };
    },
    moments: (account, count) => Array<Moment>(count).fill(momentIn(zoneOf(plan, account))),
  };
}

function atSlots(schedule: Of<'slots'>, { plan, now, hours, clockOf }: Context): Timetable {
  const own = schedule.accountSlots;
  const queueOf = remembered((key: string) => {
    const [zone = '', id = ''] = key.split('\n');
    const from = { day: schedule.from, instant: now };
    return new Queue(slotsFrom(own[id] ?? schedule.slots, from, clockOf(zone), hours));
  });
  const slotsOf = (account: PlanAccount, count: number) =>
    queueOf(`${zoneOf(plan, account)}\n${own[account.id] === undefined ? '' : account.id}`).first(count);
  return {
    problem: (account, count) =>
      slotsOf(account, count).length === count
        ? null
        : { path: 'plan.blackouts', message: 'All posting times lie in blackout hours. Change one of them.' },
    moments: slotsOf,
  };
}

/** Slots that many accounts share, computed as far as somebody asked. */
class Queue {
  readonly #rest: Generator<Slot>;
  readonly #known: Slot[] = [];

  constructor(slots: Generator<Slot>) {
    this.#rest = slots;
  }

  first(count: number): readonly Slot[] {
    while (this.#known.length < count) {
      const next = this.#rest.next();
      if (next.done === true) break;
      this.#known.push(next.value);
    }
    return this.#known.slice(0, count);
  }
}

function spreadOut(schedule: Of<'spread'>, { plan, now, hours, clockOf }: Context): Timetable {
  const gap = schedule.minGapMinutes * minute;
  const windowIn = remembered((zone: string) => {
    const from = clockOf(zone).momentOf(wallMs(schedule.from)).instant;
    const until = clockOf(zone).momentOf(wallMs(schedule.until)).instant;
    return { from: Math.max(from, now), until, reversed: until < from };
  });
  const openIn = remembered((zone: string) => openTime(windowIn(zone), clockOf(zone), hours));
  const boundsIn = remembered((key: string) => {
    const [zone = '', count] = key.split('\n');
    return spreadBounds(openIn(zone), Number(count), gap);
  });
  const problemIn = remembered((key: string) => {
    const [zone = '', count] = key.split('\n');
    const { from, until, reversed } = windowIn(zone);
    if (reversed) return 'The window ends before it begins. Choose a later end.';
    if (until < now) return saysWhere(plan, zone, 'this window is over. Choose a later end.');
    if (until - from > 366 * day) return 'The window is longer than a year. Choose an earlier end.';
    const fit = boundsIn(key).earliest.length;
    return fit === Number(count) ? null : saysWhere(plan, zone, doNotFit(fit, Number(count), schedule));
  });
  const keyOf = (account: PlanAccount, count: number) => `${zoneOf(plan, account)}\n${count}`;
  return {
    problem: (account, count) => {
      const message = problemIn(keyOf(account, count));
      return message === null ? null : { path: 'plan.schedule.until', message };
    },
    moments: (account, count) => {
      const zone = zoneOf(plan, account);
      const random = randomFrom(plan.seed, 'spread', account.uid);
      return spreadTimes(openIn(zone), boundsIn(keyOf(account, count)), gap, random).map((at) => ({
        at,
        localTime: wallText(clockOf(zone).wallAt(at)),
      }));
    },
  };
}

function doNotFit(fit: number, count: number, { minGapMinutes }: Of<'spread'>): string {
  const posts = count === 1 ? 'the one post' : `${count} posts`;
  return `${fit === 0 ? 'none' : `only ${fit}`} of ${posts} of an account fit into the window, ${minGapMinutes} minutes apart and outside the blackout hours. Choose a later end${count > 1 ? ' or a smaller gap' : ''}.`;
}

/** A sentence about one zone's clock; it names the zone where every account has its own. */
function saysWhere({ zone: whose }: CampaignPlan, zone: string, sentence: string): string {
  if (whose === 'account') return `In ${zone}, ${sentence}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

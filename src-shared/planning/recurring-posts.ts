import type { CampaignPlan, Schedule } from '../domain/schedule.ts';
import type { Issue } from '../domain/problem.ts';
import { blackoutWeek, type Span } from './blackout.ts';
import { everOccurs, type Occurrence, occurrences } from './occurrences.ts';
import { type Recurrence, readRule } from './recurrence.ts';
import { wallMs, ZoneClock } from './wall-clock.ts';

type Recurring = Extract<Schedule, { kind: 'recurring' }>;

/** Accounts (by index) whose clock is that of a zone. */
export type ZoneAccounts = { readonly zone: string; readonly accounts: readonly number[] };

/** What is due in one zone at one occurrence. */
export type Due = Occurrence & ZoneAccounts;

/** What is wrong with the rule of a recurring schedule, for accounts in these zones from `now` on. */
export function ruleIssue(
  plan: CampaignPlan,
  schedule: Recurring,
  zones: readonly string[],
  now: number,
): Issue | null {
  const reading = readRule(schedule.rule);
  const path = 'plan.schedule.rule';
  if (!reading.ok) return { path, message: reading.problem };
  if (!everOccurs(reading.recurrence, wallMs(schedule.from)))
    return { path, message: 'This rule never comes true. Choose other days or a later end.' };
  const window = { from: now, until: Infinity };
  const some = zones.some(
    (zone) => firstOf(occurrencesIn(zone, plan, schedule, reading.recurrence, window)) !== null,
  );
  return some || zones.length === 0
    ? null
    : { path, message: 'This rule has nothing left to post: it is over. Choose a later end.' };
}

/** What is due in a window (instants), zone by zone in the order of time; without end where the rule has none. */
export function* dueIn(
  plan: CampaignPlan,
  schedule: Recurring,
  groups: readonly ZoneAccounts[],
  window: Span,
): Generator<Due> {
  const reading = readRule(schedule.rule);
  if (!reading.ok) return;
  const queues = groups.flatMap((group) => {
    const rest = occurrencesIn(group.zone, plan, schedule, reading.recurrence, window);
    const head = firstOf(rest);
    return head === null ? [] : [{ group, rest, head }];
  });
  while (queues.length > 0) {
    const first = queues.reduce((one, other) => (other.head.at < one.head.at ? other : one));
    yield { ...first.head, ...first.group };
    const next = firstOf(first.rest);
    if (next === null) queues.splice(queues.indexOf(first), 1);
    else first.head = next;
  }
}

function occurrencesIn(
  zone: string,
  { blackouts }: CampaignPlan,
  { from }: Recurring,
  recurrence: Recurrence,
  window: Span,
): Generator<Occurrence> {
  return occurrences(recurrence, wallMs(from), new ZoneClock(zone), window, blackoutWeek(blackouts));
}

function firstOf(rest: Generator<Occurrence>): Occurrence | null {
  const next = rest.next();
  return next.done === true ? null : next.value;
}

/** So many occurrences are counted, not more. */
const countedMost = 10_000;

/**
 * How many posts a recurring schedule makes in a window (instants), given how many each zone makes at an occurrence. Null
 * when it has no end, or more than 10,000 occurrences.
 */
export function countDue(
  plan: CampaignPlan,
  schedule: Recurring,
  perZone: ReadonlyMap<string, number>,
  window: Span,
): number | null {
  const reading = readRule(schedule.rule);
  if (!reading.ok) return 0;
  if (reading.recurrence.end.kind === 'never' && window.until === Infinity) return null;
  let posts = 0;
  let counted = 0;
  for (const [zone, count] of perZone)
    for (const _ of occurrencesIn(zone, plan, schedule, reading.recurrence, window)) {
      if (++counted > countedMost) return null;
      posts += count;
    }
  return posts;
}

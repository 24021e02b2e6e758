import type { Issue } from '../../src-shared/domain/problem.ts';
import { wallMs, wallTimeOf, ZoneClock } from '../../src-shared/planning/wall-clock.ts';
import type { Prepared } from './plan-campaign.ts';

/** What is worth knowing about the times of a plan: those over already, and those that a change of clocks moves. */
export function* timeWarnings({ plan, input }: Prepared): Generator<Issue> {
  const { schedule } = plan;
  if (schedule.kind === 'now') return;
  const zones = new Set(input.accounts.map(({ zone }) => (plan.zone === 'account' ? zone : plan.zone)));
  for (const zone of zones) {
    const clock = new ZoneClock(zone);
    const today = wallTimeOf(input.now, zone);
    if (schedule.kind === 'slots') {
      if (schedule.from < today.slice(0, 10))
        yield {
          path: 'plan.schedule.from',
          message: 'This day is over. It begins with the next posting time.',
        };
      continue;
    }
    const [path, time] =
      schedule.kind === 'at' ? ['plan.schedule.at', schedule.at] : ['plan.schedule.from', schedule.from];
    const { instant, shifted, repeated } = clock.momentOf(wallMs(time));
    if (instant < input.now && schedule.kind !== 'at')
      yield { path, message: `In ${zone} this time is over. It begins with what is still to come.` };
    if (shifted)
      yield {
        path,
        message: `In ${zone} the clocks are put forward over this time: ${wallTimeOf(instant, zone).slice(11)} is meant there.`,
      };
    if (repeated)
      yield {
        path,
        message: `In ${zone} the clocks are put back over this time: the first of the two is meant.`,
      };
  }
}

import type { StartTimer } from '../devices/timers.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Tasks } from '../tasks/tasks.ts';
import type { Secrets } from '../vault/secrets.ts';
import type { PerformCheck } from './check/check-result.ts';
import { CheckSchedule } from './check/check-schedule.ts';
import type { IsOnline } from './check/is-online.ts';
import { ProxyChecks } from './check/proxy-checks.ts';
import { Proxies } from './proxies.ts';
import { proxiesApi, type ProxiesApiParts } from './proxies-api.ts';

/** What the proxies are built from. `random`: from 0 to 1. */
export type ProxyRoomParts = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly tasks: Tasks;
  readonly log: Log;
  readonly perform: PerformCheck;
  readonly isOnline: IsOnline;
  readonly startTimer: StartTimer;
  readonly random: () => number;
};

/** The proxies with their checks, which begin by themselves, and their part of the API. */
export function openProxyRoom(parts: ProxyRoomParts) {
  const owned = new AsyncDisposableStack();
  const checks = new ProxyChecks(parts, parts.tasks);
  const schedule = owned.use(new CheckSchedule({ ...parts, checks }));
  // Ended first, so that the schedule has nothing to wait for.
  owned.use(checks);
  const proxies = new Proxies(parts.store, parts.secrets, () => schedule.wake());
  return {
    checks,
    schedule,
    api: (others: Pick<ProxiesApiParts, 'imports' | 'exports'>) =>
      proxiesApi({ store: parts.store, proxies, checks, schedule, ...others }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Checks for real. What it needs is loaded with the first check: most starts of the agent need none. */
export function realCheck(startTimer: StartTimer): PerformCheck {
  return async (endpoint, task) => {
    const { checkProxy } = await import('./check/check-proxy.ts');
    return await checkProxy(endpoint, task, { startTimer, clock: () => performance.now() });
  };
}

import type { ProxyStatus } from '../../../src-shared/domain/proxy.ts';
import type { CheckResult } from './check-result.ts';

/** What of a proxy a check changes. Times in epoch milliseconds. */
export type Health = {
  readonly status: ProxyStatus;
  readonly statusReason: string | null;
  /** Failed checks in a row. */
  readonly failures: number;
  readonly nextCheckAt: number | null;
};

/** When checks are due by themselves. `random`: from 0 to 1. */
export type CheckRhythm = {
  readonly everyMinutes: number;
  readonly now: number;
  readonly random: () => number;
};

const failuresUntilError = 2;
const longestBackOffMs = 24 * 60 * 60_000;
/** Next checks are moved by up to this part of the interval either way, so that checks that once came together drift apart. */
const jitter = 0.2;

/**
 * A proxy after a check. What the person switched off or called banned stays so. The first failure is only told, the second
 * in a row makes it an error; the first success heals.
 */
export function afterCheck(before: Health, result: CheckResult, rhythm: CheckRhythm): Health {
  const failures = result.outcome === 'ok' ? 0 : before.failures + 1;
  if (!isScheduled(before.status)) return { ...before, failures, nextCheckAt: null };
  return {
    status: failures === 0 ? 'active' : failures >= failuresUntilError ? 'error' : before.status,
    statusReason: failures === 0 ? null : result.detail,
    failures,
    nextCheckAt: nextCheckAt(failures, rhythm),
  };
}

/** Whether proxies of that status are checked without being asked for one by one. */
export function isScheduled(status: ProxyStatus): boolean {
  return status === 'active' || status === 'error';
}

/** A proxy that is new, or reached differently from now on: nothing is known of it, and a check is due. */
export function untried(rhythm: Pick<CheckRhythm, 'everyMinutes' | 'now'>): Health {
  return {
    status: 'active',
    statusReason: null,
    failures: 0,
    nextCheckAt: rhythm.everyMinutes === 0 ? null : rhythm.now,
  };
}

/** The next check: after the interval, twice as long with each further failure up to a day; null for never. */
function nextCheckAt(failures: number, { everyMinutes, now, random }: CheckRhythm): number | null {
  if (everyMinutes === 0) return null;
  const interval = everyMinutes * 60_000;
  const backedOff = interval * 2 ** Math.min(20, Math.max(0, failures - 1));
  const pause = Math.max(interval, Math.min(longestBackOffMs, backedOff));
  return Math.round(now + pause * (1 + jitter * (2 * random() - 1)));
}

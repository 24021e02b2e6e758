import { setImmediate } from 'node:timers/promises';
import type { ProxyCheckSettings } from '../../../src-shared/domain/proxy.ts';
import type { StartTimer } from '../../devices/timers.ts';
import { errorFields, type Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import type { Secrets } from '../../vault/secrets.ts';
import { isScheduled } from './check-state.ts';
import type { CheckResult, PerformCheck, ProxyEndpoint } from './check-result.ts';
import type { Broken, FinishedCheck } from './check-results.ts';
import type { IsOnline } from './is-online.ts';
import { ResultBatches } from './result-batches.ts';

/** What rounds of checks are made with. `random`: from 0 to 1. */
export type RoundParts = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly perform: PerformCheck;
  readonly isOnline: IsOnline;
  readonly startTimer: StartTimer;
  readonly random: () => number;
};

/** Which proxies a round checks, and how. `evenOff`: also those that the person switched off or called banned. */
export type Round = {
  readonly ids: Iterable<number>;
  readonly settings: ProxyCheckSettings;
  readonly evenOff: boolean;
  readonly signal: AbortSignal;
  /** Called after each. */
  readonly onChecked?: () => void;
};

/** What came out of a round. `offline`: nothing was reached, with or without a proxy, so no proxy is to blame. */
export type RoundCount = { readonly ok: number; readonly failed: number; readonly offline: boolean };

/**
 * Checks proxies, so many at once, and writes the results as they come. Aborted, it drops what is under way and keeps what
 * is known. One notice at its end tells which proxies in use do not work any more. Where nobody answered at all, and the
 * test address cannot be reached without a proxy either, nothing is written.
 */
export async function checkRound(parts: RoundParts, round: Round): Promise<RoundCount> {
  const { store } = parts;
  const { everyMinutes, atOnce } = round.settings;
  const ids = round.ids[Symbol.iterator]();
  const count = { ok: 0, failed: 0 };
  const batches = new ResultBatches({ ...parts, everyMinutes });
  let isReached = false;
  const unsure: FinishedCheck[] = [];
  const write = () => unsure.splice(0).forEach((check) => batches.add(check));
  const work = async () => {
    for (let next = ids.next(); next.done !== true && !round.signal.aborted; next = ids.next()) {
      const target = readTarget(parts, next.value, round.evenOff);
      if (target === null) continue;
      const result = await checkTarget(parts, round, target);
      if (result === null) return;
      count[result.outcome === 'ok' ? 'ok' : 'failed'] += 1;
      isReached ||= target.endpoint !== null && result !== broke && result.nothingReached !== true;
      unsure.push({ id: next.value, asOf: target.asOf, at: store.now(), result });
      if (isReached) write();
      round.onChecked?.();
    }
  };
  try {
    const workers: Promise<void>[] = [];
    for (let started = 0; started < atOnce; started += 1) {
      workers.push(work());
      // Hundreds of connections begun in one turn would hold up everything else.
      if (started % 8 === 7) await setImmediate();
    }
    await Promise.all(workers);
    const isSilent = unsure.some(({ result }) => result.nothingReached === true);
    if (isSilent && !(await parts.isOnline(round.settings, round.signal))) {
      return { ...count, offline: !round.signal.aborted };
    }
    write();
  } finally {
    batches.flush();
  }
  raiseNotice(store, batches.broken);
  return { ...count, offline: false };
}

type Target = { readonly id: number; readonly asOf: number; readonly endpoint: ProxyEndpoint | null };

/** Reads how to reach a proxy; null when it is gone or left alone. Without an endpoint when its password cannot be opened. */
function readTarget({ store, secrets }: RoundParts, id: number, evenOff: boolean): Target | null {
  const row = store.get(
    store.query
      .selectFrom('proxy')
      .select(['uid', 'host', 'port', 'protocol', 'username', 'status', 'updated_at'])
      .where('id', '=', id),
  );
  if (row === undefined || (!evenOff && !isScheduled(row.status))) return null;
  const { uid, host, port, protocol, username, updated_at: asOf } = row;
  const secret = secrets.read({ kind: 'proxy', id, uid }, 'password');
  if (secret.state === 'unreadable') return { id, asOf, endpoint: null };
  const password = secret.state === 'found' ? secret.plain : null;
  return { id, asOf, endpoint: { host, port, protocol, username, password } };
}

/** Null when the round was aborted meanwhile. */
async function checkTarget(parts: RoundParts, round: Round, target: Target): Promise<CheckResult | null> {
  if (target.endpoint === null) return unreadable;
  try {
    return await parts.perform(target.endpoint, { ...round.settings, signal: round.signal });
  } catch (error) {
    if (round.signal.aborted) return null;
    parts.log.error('a proxy check broke unexpectedly', { proxyId: target.id, ...errorFields(error) });
    return broke;
  }
}

const nothingSeen = { latencyMs: null, exitAddress: null } as const;

const unreadable: CheckResult = {
  ...nothingSeen,
  outcome: 'auth',
  detail: 'The password of this proxy cannot be opened here. Enter it again.',
};

const broke: CheckResult = {
  ...nothingSeen,
  outcome: 'wrong_answer',
  detail: 'The check broke unexpectedly. The log of Switchyard says where.',
};

function raiseNotice(store: Store, broken: readonly Broken[]): void {
  const used = broken.filter(({ accounts }) => accounts > 0);
  const [first] = used;
  if (first === undefined) return;
  const accounts = used.reduce((sum, proxy) => sum + proxy.accounts, 0);
  const users = accounts === 1 ? '1 account uses' : `${accounts} accounts use`;
  const title =
    used.length === 1
      ? `Proxy ${first.name}, which ${users}, does not work`
      : `${used.length} proxies that ${users} do not work`;
  const text = 'The list of proxies says why. Give these accounts another proxy, or repair it.';
  store.write((tx) =>
    tx.append({
      type: 'notice.raised',
      message: title,
      data: { level: 'warning', title, text, link: '/proxies' },
    }),
  );
}

import { sql } from 'kysely';
import type { Row } from '../../store/schema.ts';
import type { Reader, Store, Writer } from '../../store/store.ts';
import { proxyName } from '../proxy-rows.ts';
import { afterCheck, type Health } from './check-state.ts';
import { healthColumns } from './health-columns.ts';
import type { CheckResult } from './check-result.ts';

/** A finished check. `asOf`: when the row it was made from was last changed. */
export type FinishedCheck = {
  readonly id: number;
  readonly asOf: number;
  readonly at: number;
  readonly result: CheckResult;
};

/** What a batch is written with. */
export type ResultParts = {
  readonly store: Store;
  readonly everyMinutes: number;
  readonly random: () => number;
};

/** A proxy that does not work any more, and how many accounts use it. */
export type Broken = { readonly name: string; readonly accounts: number };

/** Checks remembered of each proxy. */
const remembered = 200;

/**
 * Writes finished checks in one transaction and answers the proxies that are in error from now on. What a person changed
 * while it was being checked keeps what it is: the check was of something else.
 */
export function writeResults(parts: ResultParts, finished: readonly FinishedCheck[]): Broken[] {
  const { store } = parts;
  return store.write((tx) => {
    const rows = new Map(readRows(tx, finished).map((row) => [row.id, row]));
    const broken: Broken[] = [];
    const changes: Change[] = [];
    for (const check of finished) {
      const row = rows.get(check.id);
      if (row === undefined || row.updated_at !== check.asOf) continue;
      const before = healthOf(row);
      const rhythm = { everyMinutes: parts.everyMinutes, now: check.at, random: parts.random };
      const health = afterCheck(before, check.result, rhythm);
      changes.push({ ...check, health });
      tellChange(tx, row, check.result, health);
      if (health.status === 'error' && before.status !== 'error')
        broken.push({ name: proxyName(row), accounts: row.account_count });
      // A proxy can be in one batch twice: checked by hand while its turn came.
      rows.set(row.id, { ...row, ...healthColumns(health), outcome: check.result.outcome });
    }
    if (changes.length > 0) writeChanges(tx, changes);
    return broken;
  });
}

type Change = FinishedCheck & { readonly health: Health };

function readRows(reader: Reader, finished: readonly FinishedCheck[]): Row<'proxy'>[] {
  const ids = JSON.stringify(finished.map(({ id }) => id));
  return reader.all(
    reader.query
      .selectFrom('proxy')
      .selectAll()
      .where(sql<boolean>`id IN (SELECT value FROM json_each(${ids}))`),
  );
}

function healthOf(row: Row<'proxy'>): Health {
  return {
    status: row.status,
    statusReason: row.status_reason,
    failures: row.failures,
    nextCheckAt: row.next_check_at,
  };
}

/** A first success changes nothing that was believed before, so two thousand new proxies do not write as many lines. */
function tellChange(tx: Writer, row: Row<'proxy'>, { outcome, detail }: CheckResult, health: Health): void {
  if (health.status === row.status && outcome === (row.outcome ?? 'ok')) return;
  const said = outcome === 'ok' ? 'works' : health.status === 'error' ? 'does not work' : 'did not work';
  tx.append({
    type: 'proxy.updated',
    message: `Proxy ${proxyName(row)} ${said}. ${detail}`,
    data: { id: row.id, status: health.status, from: row.status, outcome },
  });
}

function writeChanges(tx: Writer, changes: readonly Change[]): void {
  const failed = changes.filter(({ result }) => result.outcome !== 'ok').length;
  for (const { id, at, result, health } of changes) {
    const seen = { latency_ms: result.latencyMs, exit_address: result.exitAddress };
    tx.run(
      tx.query
        .updateTable('proxy')
        .set({
          ...healthColumns(health),
          ...seen,
          checked_at: at,
          outcome: result.outcome,
          check_detail: result.detail,
        })
        .where('id', '=', id),
    );
    tx.run(
      tx.query
        .insertInto('proxy_check')
        .values({ proxy_id: id, at, outcome: result.outcome, ...seen, detail: result.detail }),
    );
  }
  const ids = changes.map(({ id }) => id);
  forgetOldChecks(tx, ids);
  tx.append({
    type: 'proxy.checked',
    message: `${ids.length === 1 ? '1 proxy was' : `${ids.length} proxies were`} checked, ${failed} failed`,
    data: { ids, failed },
  });
}

function forgetOldChecks(tx: Writer, ids: readonly number[]): void {
  const old = sql`
    SELECT past.id FROM json_each(${JSON.stringify(ids)}) AS checked
    JOIN proxy_check AS past ON past.proxy_id = checked.value
    WHERE past.id <= (SELECT id FROM proxy_check WHERE proxy_id = checked.value ORDER BY id DESC LIMIT 1 OFFSET ${remembered})`;
  tx.run(tx.query.deleteFrom('proxy_check').where(sql<boolean>`id IN (${old})`));
}

import type { Platform } from '../../src-shared/domain/platform.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { LaneHead } from './fair-turns.ts';

/** A lane as the claim needs it. */
export type Lane = LaneHead & Pick<Row<'lane'>, 'account_id' | 'run_id' | 'delivery' | 'kind'>;

/** At a place (a phone, or 0 for all that need none), the longest ready lane of each platform, run that goes on, and priority. */
export function laneHeads(
  reader: Reader,
  place: number,
  platforms: readonly Platform[],
  now: number,
): Lane[] {
  return reader.all(plainSql<Lane>(heads, [place, JSON.stringify(platforms), now]));
}

/** The first job of a lane that may go now. */
export function firstJob(reader: Reader, lane: Lane, now: number): Row<'job'> | undefined {
  return lane.kind === 'check'
    ? reader.get(plainSql<Row<'job'>>(firstLook, [lane.account_id, lane.run_id, now, lane.delivery]))
    : reader.get(plainSql<Row<'job'>>(firstPost, [...keyOf(lane), now]));
}

/** Puts a lane right: ready when its next job is due, but not before `now`; gone when there is none. `parked`: until its account is free. */
export function settleLane(tx: Writer, lane: Lane, now: number, parked: 'busy' | null): void {
  const next =
    lane.kind === 'check'
      ? tx.get(plainSql<{ due_at: number }>(nextLook, [lane.account_id, lane.run_id, lane.delivery]))
      : tx.get(plainSql<{ due_at: number }>(nextPost, keyOf(lane)));
  if (next === undefined) tx.run(plainSql('DELETE FROM lane WHERE id = ?', [lane.id]));
  else
    tx.run(
      plainSql('UPDATE lane SET ready_at = ?, limited = 0, parked = ? WHERE id = ?', [
        Math.max(now, next.due_at),
        parked,
        lane.id,
      ]),
    );
}

/** Does not look at a lane until its reason ends; `proxyId` where that is a proxy. */
export function parkLane(
  tx: Writer,
  lane: Lane,
  why: 'account' | 'busy' | 'proxy',
  proxyId: number | null,
): void {
  const proxy = why === 'proxy' ? proxyId : null;
  tx.run(plainSql('UPDATE lane SET parked = ?, proxy_id = ? WHERE id = ?', [why, proxy, lane.id]));
}

/** Does not look at a lane before `until`. */
export function putOffLane(tx: Writer, lane: Lane, until: number): void {
  tx.run(plainSql('UPDATE lane SET ready_at = ? WHERE id = ?', [until, lane.id]));
}

/** Does not look at a lane before `until`, when its limit is free again. */
export function limitLane(tx: Writer, lane: Lane, until: number): void {
  tx.run(plainSql('UPDATE lane SET ready_at = ?, limited = 1 WHERE id = ?', [until, lane.id]));
}

/** After a job through a proxy ended: the longest waiting lane of each run there is looked at again. */
export function wakeLanesOfProxy(tx: Writer, accountId: number): void {
  const { proxy_id: proxyId } = tx.get(
    plainSql<{ proxy_id: number | null }>('SELECT proxy_id FROM account WHERE id = ?', [accountId]),
  ) ?? { proxy_id: null };
  if (proxyId === null) return;
  for (const { id } of tx.all(plainSql<{ id: number }>(firstAtProxy, [proxyId])))
    tx.run(plainSql('UPDATE lane SET parked = NULL, proxy_id = NULL WHERE id = ?', [id]));
}

/** At the start, when nothing is in hand: every lane is looked at anew. */
export function wakeAllLanes(tx: Writer): void {
  tx.run(plainSql('UPDATE lane SET parked = NULL, proxy_id = NULL WHERE parked IS NOT NULL'));
}

/** When the next lane becomes ready; null when none does. */
export function nextReadyAt(reader: Reader, now: number): number | null {
  const query = 'SELECT min(ready_at) AS next FROM lane WHERE parked IS NULL AND ready_at > ?';
  return reader.get(plainSql<{ next: number | null }>(query, [now]))?.next ?? null;
}

function keyOf(lane: Lane) {
  return [lane.account_id, lane.run_id, lane.delivery, lane.kind, lane.priority];
}

// From run to run along the index, so that it costs a few looks for each run that has jobs here, however many jobs there are.
const heads = `
  WITH RECURSIVE ask (place, platforms, now) AS (VALUES (?, ?, ?)),
  line (platform, run_id) AS (
    SELECT value, (SELECT min(run_id) FROM lane WHERE parked IS NULL AND device_id = ask.place AND platform = value)
      FROM ask, json_each(ask.platforms)
    UNION ALL
    SELECT line.platform, (SELECT min(lane.run_id) FROM lane WHERE parked IS NULL AND lane.device_id = ask.place
      AND lane.platform = line.platform AND lane.run_id > line.run_id) FROM line, ask WHERE line.run_id IS NOT NULL)
  SELECT lane.id, lane.run_id AS runId, lane.priority, lane.ready_at AS readyAt, lane.account_id, lane.run_id,
    lane.delivery, lane.kind
  FROM ask CROSS JOIN line CROSS JOIN run ON run.id = line.run_id
    CROSS JOIN (SELECT 2 AS priority UNION ALL SELECT 1 UNION ALL SELECT 0 UNION ALL SELECT -1) AS level
    CROSS JOIN lane ON lane.id = (SELECT id FROM lane INDEXED BY lane_line WHERE parked IS NULL AND device_id = ask.place
      AND platform = line.platform AND run_id = line.run_id AND priority = level.priority AND ready_at <= ask.now
      ORDER BY ready_at LIMIT 1)
  WHERE run.status IN ('running', 'waiting') OR level.priority = 2`;

const ofLane = `job INDEXED BY job_waiting WHERE account_id = ? AND run_id = ? AND delivery = ? AND kind = ? AND priority = ?
  AND status IN ('pending', 'retrying') AND next_action = 'post'
  AND (parent_id IS NULL OR EXISTS (SELECT 1 FROM job AS parent WHERE parent.id = job.parent_id AND parent.status = 'completed'))`;
const firstPost = `SELECT * FROM ${ofLane} AND due_at <= ? ORDER BY due_at, id LIMIT 1`;
const nextPost = `SELECT due_at FROM ${ofLane} ORDER BY due_at LIMIT 1`;

const looks = `job INDEXED BY job_looking WHERE account_id = ? AND run_id = ?
  AND status IN ('pending', 'retrying') AND next_action = 'check'`;
const firstLook = `SELECT * FROM ${looks} AND due_at <= ? AND delivery = ? ORDER BY due_at, id LIMIT 1`;
const nextLook = `SELECT due_at FROM ${looks} AND delivery = ? ORDER BY due_at LIMIT 1`;

const firstAtProxy = `
  WITH RECURSIVE ask (proxy) AS (VALUES (?)),
  line (run_id) AS (
    SELECT min(run_id) FROM lane, ask WHERE proxy_id = ask.proxy
    UNION ALL
    SELECT (SELECT min(lane.run_id) FROM lane WHERE lane.proxy_id = ask.proxy AND lane.run_id > line.run_id)
      FROM line, ask WHERE line.run_id IS NOT NULL)
  SELECT (SELECT id FROM lane WHERE proxy_id = ask.proxy AND run_id = line.run_id
    ORDER BY priority DESC, ready_at LIMIT 1) AS id
  FROM line, ask WHERE line.run_id IS NOT NULL`;

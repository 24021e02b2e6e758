import { accountName } from '../../src-shared/account-name.ts';
import { type WarmupKind, warmupKind, type WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import { countedAs } from '../../src-shared/planning/warm-up.ts';
import type { Stopped } from '../delivery/delivery.ts';
import { mayCommit } from '../jobs/kill-switch.ts';
import { normaliseTarget } from '../limits/engagement-target.ts';
import type { LimitsLedger } from '../limits/ledger.ts';
import { quietUntil } from '../limits/quiet-hours.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { keepReserved, settleAction } from './settle-actions.ts';
import type {
  BegunDeed,
  DeedEnd,
  WarmupCounts,
  WarmupDeed,
  WarmupLog,
  WarmupProgress,
  WarmupSubject,
} from './warmup-log.ts';

/** What warm-up sessions ask and write down, on the store and the limits ledger. Each write is on disk when it returns. */
export class WarmupJournal implements WarmupLog {
  readonly #store: Store;
  readonly #ledger: LimitsLedger;
  readonly #agentZone: () => string;

  /** `agentZone`: the IANA zone of this computer, for accounts that have none. */
  constructor(store: Store, ledger: LimitsLedger, agentZone: () => string) {
    this.#store = store;
    this.#ledger = ledger;
    this.#agentZone = agentZone;
  }

  now(): number {
    return this.#store.now();
  }

  resume({ jobId, attemptId }: WarmupSubject): WarmupProgress {
    return this.#store.write((tx) => {
      keepReserved(tx, this.#ledger, jobId, this.now());
      const next = tx.get(plainSql<{ position: number }>(nextPosition, [jobId]));
      const spent = tx.get(plainSql<{ ms: number | null }>(timeSpent, [jobId, attemptId]));
      return { position: next?.position ?? 0, elapsedMs: Math.max(0, spent?.ms ?? 0) };
    }, 'durable');
  }

  whyStop(subject: WarmupSubject): Stopped | null {
    return whyStop(this.#store, subject);
  }

  quietUntil({ accountId }: WarmupSubject, { quietHours }: WarmupRecipe): number | null {
    if (quietHours === null) return null;
    const account = this.#store.get(
      plainSql<{ timezone: string | null }>('SELECT timezone FROM account WHERE id = ?', [accountId]),
    );
    return quietUntil(quietHours, account?.timezone ?? this.#agentZone(), this.now());
  }

  begin(subject: WarmupSubject, deed: WarmupDeed): BegunDeed {
    const { jobId, accountId, deviceId } = subject;
    return this.#store.write((tx): BegunDeed => {
      const now = this.now();
      const stopped = whyStop(tx, subject);
      if (stopped !== null) return stopped;
      const action = countedAs(deed.kind);
      if (action === null) throw new Error(`${deed.kind} is not reserved`);
      const reservation = this.#ledger.reserve(
        tx,
        { accountId, action, deviceId, jobId, target: deed.target },
        now,
      );
      if (reservation.kind === 'refused') return { kind: 'held', hold: reservation };
      const actionId = insert(tx, subject, deed, { state: 'reserved', entryId: reservation.entryId, now });
      return { kind: 'reserved', actionId };
    }, 'durable');
  }

  settle(actionId: number, end: DeedEnd): void {
    this.#store.write((tx) => settleAction(tx, this.#ledger, actionId, end, this.now()), 'durable');
  }

  pass(subject: WarmupSubject, deed: WarmupDeed, end: DeedEnd): void {
    this.#store.write((tx) => insert(tx, subject, deed, { state: end, entryId: null, now: this.now() }));
  }

  comment({ accountId }: WarmupSubject, texts: readonly string[], target: string): string | null {
    const rows = this.#store.all(
      plainSql<{ text: string }>(textsLeft, [accountId, JSON.stringify(texts), normaliseTarget(target)]),
    );
    return rows[0]?.text ?? null;
  }

  ownNames(): ReadonlySet<string> {
    const rows = this.#store.all(
      plainSql<{ handle: string; name: string }>('SELECT handle, display_name AS name FROM account'),
    );
    return new Set(rows.flatMap(({ handle, name }) => [normaliseTarget(handle), normaliseTarget(name)]));
  }

  counts(jobId: number): WarmupCounts {
    const rows = this.#store.all(plainSql<{ kind: WarmupKind; count: number }>(countDone, [jobId]));
    const of = (kind: WarmupKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
    return Object.fromEntries(warmupKind.options.map((kind) => [kind, of(kind)])) as Record<
      WarmupKind,
      number
    >;
  }

  say({ runId, jobId, accountId, deviceId, handle }: WarmupSubject, sentence: string): void {
    this.#store.write((tx) =>
      tx.append({
        type: 'job.changed',
        message: `${accountName(handle)}: ${sentence}`,
        runId,
        jobId,
        accountId,
        deviceId,
      }),
    );
  }
}

/** A switch that is off, or a run that a person paused: the session waits, and goes on where it is. */
function whyStop(reader: Reader, subject: WarmupSubject): Stopped | null {
  const off = mayCommit(reader, subject.accountId, 'warmup');
  if (off !== null) return off;
  const run = reader.get(
    plainSql<{ status: string }>('SELECT status FROM run WHERE id = ?', [subject.runId]),
  );
  return run?.status === 'paused' ? paused : null;
}

const paused: Stopped = {
  kind: 'stopped',
  remedy: 'wait',
  problem: {
    code: 'cancelled',
    message: 'The run was paused in the middle of this warm-up.',
    nextAction: 'Nothing: it goes on where it was when the run goes on.',
  },
};

function insert(
  tx: Writer,
  { runId, jobId, accountId, deviceId }: WarmupSubject,
  { position, kind, target, text }: WarmupDeed,
  { state, entryId, now }: { state: DeedEnd | 'reserved'; entryId: number | null; now: number },
): number {
  const about = target === null ? null : normaliseTarget(target);
  const ended = state === 'reserved' ? null : now;
  return tx.run(
    plainSql(insertAction, [
      runId,
      jobId,
      accountId,
      deviceId,
      position,
      kind,
      about,
      text,
      state,
      entryId,
      now,
      ended,
    ]),
  ).insertedId;
}

const insertAction = `INSERT INTO warmup_action (run_id, job_id, account_id, device_id, position, kind, target, text, state,
  limit_entry_id, started_at, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const nextPosition = 'SELECT ifnull(max(position) + 1, 0) AS position FROM warmup_action WHERE job_id = ?';
// Up to the last action of each earlier try, and a minute for what came after it.
const timeSpent = `SELECT sum(min(ifnull(finished_at, started_at), 60000 + ifnull(
    (SELECT max(ifnull(warmup_action.finished_at, warmup_action.started_at)) FROM warmup_action
      WHERE warmup_action.job_id = attempt.job_id AND warmup_action.started_at BETWEEN attempt.started_at
        AND ifnull(attempt.finished_at, attempt.started_at)), started_at)) - started_at) AS ms
  FROM attempt WHERE job_id = ? AND id <> ?`;
const textsLeft = `SELECT value AS text FROM
    (SELECT key, value, (SELECT count(*) FROM warmup_action WHERE account_id = ? AND kind = 'comment' AND text = value
      AND state <> 'skipped') AS used FROM json_each(?)) AS approved
  WHERE NOT EXISTS (SELECT 1 FROM warmup_action WHERE kind = 'comment' AND target = ? AND text = value AND state <> 'skipped')
  ORDER BY used, key LIMIT 1`;
const countDone = `SELECT kind, count(*) AS count FROM warmup_action
  WHERE job_id = ? AND state IN ('done', 'unclear', 'reserved') GROUP BY kind`;

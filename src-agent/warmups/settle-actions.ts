import type { LimitsLedger, Settlement } from '../limits/ledger.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Writer } from '../store/store.ts';
import type { DeedEnd } from './warmup-log.ts';

/** Says how a reserved action ended, in the journal and in the ledger. */
export function settleAction(
  tx: Writer,
  ledger: LimitsLedger,
  actionId: number,
  end: DeedEnd,
  now: number,
): void {
  const action = tx.get(plainSql<Pick<Row<'warmup_action'>, 'limit_entry_id'>>(entryOf, [actionId]));
  if (action === undefined) throw new Error(`warm-up action ${actionId} is gone`);
  if (action.limit_entry_id !== null) ledger.settle(tx, action.limit_entry_id, settlements[end], now);
  tx.run(plainSql(endAction, [end, now, actionId]));
}

/** What a try of the job left reserved may have been done: it stays counted. */
export function keepReserved(tx: Writer, ledger: LimitsLedger, jobId: number, now: number): void {
  for (const { id } of tx.all(plainSql<{ id: number }>(reservedOf, [jobId])))
    settleAction(tx, ledger, id, 'unclear', now);
}

const settlements: Readonly<Record<DeedEnd, Settlement>> = {
  done: 'confirmed',
  unclear: 'kept',
  skipped: 'released',
};

const entryOf = 'SELECT limit_entry_id FROM warmup_action WHERE id = ?';
const endAction = 'UPDATE warmup_action SET state = ?, finished_at = ? WHERE id = ?';
const reservedOf = `SELECT id FROM warmup_action WHERE job_id = ? AND state = 'reserved'`;

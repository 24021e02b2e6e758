import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store, Writer } from '../store/store.ts';

/** Accounts of one step: about ten milliseconds. */
const inOneStep = 200;

const few = 100;

/** Removes many accounts with their secrets, in short steps; those with posts in their history are archived instead. */
export function* removeMany(
  store: Store,
  ids: readonly number[],
): Steps<{ removed: number; archived: number }> {
  let removed = 0;
  let archived = 0;
  for (let from = 0; from < ids.length; from += inOneStep) {
    const some = store.write((tx) => removeSome(tx, ids.slice(from, from + inOneStep), store.now()));
    removed += some.removed;
    archived += some.archived;
    yield;
  }
  store.write((tx) =>
    tx.append({
      type: 'account.bulk_changed',
      message: `${removed} ${removed === 1 ? 'account was' : 'accounts were'} removed, ${archived} archived`,
      data: { removed, archived, ...(ids.length <= few ? { ids: [...ids] } : {}) },
    }),
  );
  return { removed, archived };
}

function removeSome(tx: Writer, ids: readonly number[], now: number): { removed: number; archived: number } {
  const asked = JSON.stringify(ids);
  const { changes: archived } = tx.run(plainSql(archiveUsed, [now, now, asked]));
  tx.run(plainSql(removeSecrets, [asked]));
  const { changes: removed } = tx.run(plainSql(removeUnused, [asked]));
  return { removed, archived };
}

const used = 'EXISTS (SELECT 1 FROM job WHERE job.account_id = account.id)';
const archiveUsed = `UPDATE account SET archived_at = ?, updated_at = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND archived_at IS NULL AND ${used}`;
const removeSecrets = `DELETE FROM secret WHERE owner_kind = 'account' AND owner_id IN
  (SELECT id FROM account WHERE id IN (SELECT value FROM json_each(?)) AND NOT ${used})`;
const removeUnused = `DELETE FROM account WHERE id IN (SELECT value FROM json_each(?)) AND NOT ${used}`;

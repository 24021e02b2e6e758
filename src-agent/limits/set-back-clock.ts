import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import { anyAction, inHand } from './limit-readings.ts';

const inOneStep = 500;

/**
 * After the clock was set back: what it wrote into the future was done by now at the latest. Until this is done such
 * actions go on counting, so that nothing is freed early; after it they count for as long as they had left.
 */
export function* bringBackFromFuture(store: Store): Steps<number> {
  let changed = 0;
  for (let last = 0; ;) {
    const from = last;
    last = store.write((tx) => {
      const next = tx.get(plainSql<{ id: number | null }>(nextAccounts, [from, inOneStep]))?.id ?? null;
      if (next === null) return from;
      const now = store.now();
      changed += tx.run(plainSql(bringBack, [now, now, from, next, now, now, inHand])).changes;
      return next;
    });
    if (last === from) return changed;
    yield;
  }
}

const nextAccounts = 'SELECT max(id) AS id FROM (SELECT id FROM account WHERE id > ? ORDER BY id LIMIT ?)';
const bringBack = `UPDATE limit_entry SET counts_until = counts_until - (done_by - ?), done_by = ?
  WHERE account_id IN (SELECT id FROM account WHERE id > ? AND id <= ?)
    AND ${anyAction} AND state <> 'released' AND counts_until > ? AND done_by > ? AND done_by < ?`;

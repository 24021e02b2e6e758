import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import type { Steps } from '../steps.ts';

const inOneStep = 500;

/**
 * After the clock was set back: lanes that were put off by the wrong clock, or until a limit of its day, are looked at anew.
 * Whoever looks puts the others off again until their jobs are due.
 */
export function* wakeLanesOfFuture(store: Store): Steps<void> {
  for (let last = 0; ;) {
    const from = last;
    last = store.write((tx) => {
      const next = tx.get(plainSql<{ id: number | null }>(nextLanes, [from, inOneStep]))?.id ?? null;
      if (next === null) return from;
      tx.run(plainSql(wake, [from, next, store.now()]));
      return next;
    });
    if (last === from) return;
    yield;
  }
}

const nextLanes = 'SELECT max(id) AS id FROM (SELECT id FROM lane WHERE id > ? ORDER BY id LIMIT ?)';
const wake = 'UPDATE lane SET ready_at = 0, limited = 0 WHERE id > ? AND id <= ? AND ready_at > ?';

import { sql } from 'kysely';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { putSetting, readSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

/**
 * After a copy was put in the database's place: what was posted since the copy is not known, so everything is stopped and
 * every post that was due meanwhile asks a person. Before anything is claimed. Answers how many posts ask.
 */
export function settleRestored(store: Store): number {
  const restored = readSetting(store, 'restoredFrom') ?? null;
  if (restored === null) return 0;
  return store.write((tx) => {
    const asking = JSON.stringify(mayBePosted(restored.copiedAt));
    const { changes } = tx.run(
      tx.query
        .updateTable('job')
        .set({ status: 'needs_review', problem_json: asking, updated_at: store.now() })
        .where(sql<boolean>`status IN ('pending', 'retrying')`)
        .where('next_action', '=', 'post')
        .where('due_at', '<=', restored.restoredAt),
    );
    const reason = `The database was restored from the copy of ${restored.copiedAt}. Look at what was posted since then.`;
    tx.run(
      tx.query
        .insertInto('kill_switch')
        .values({ scope: 'all', reason, since: store.now() })
        .onConflict((conflict) => conflict.doNothing()),
    );
    putSetting(tx, 'restoredFrom', null);
    tx.append({
      type: 'kill_switch.updated',
      message: `Publishing is stopped. ${reason}`,
      data: { all: true },
    });
    return changes;
  }, 'durable');
}

function mayBePosted(copiedAt: string): Problem {
  return {
    code: 'outcome_unknown',
    message: `This post was due after the copy of ${copiedAt} was made, so it may have been posted already.`,
    nextAction: 'Look at the profile, then say whether it is posted.',
  };
}

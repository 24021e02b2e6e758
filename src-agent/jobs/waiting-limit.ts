import { sql } from 'kysely';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Store } from '../store/store.ts';
import { moveJob } from './journal.ts';

/**
 * Ends the wait of jobs whose phone was lost longer than `limitMs` ago: a job that had not shared fails, one whose
 * outcome is unknown goes to a person.
 */
export function giveUpWaiting(store: Store, limitMs: number): void {
  const lost = store.all(
    store.query
      .selectFrom('job')
      .innerJoin('device', 'device.id', 'job.device_id')
      .selectAll('job')
      .select('device.name as device_name')
      .where(sql<boolean>`job.status = 'retrying'`)
      .where(sql<boolean>`json_extract(job.problem_json, '$.code') = 'device_lost'`)
      .where('device.state', 'in', ['absent', 'offline', 'unauthorized'])
      .where('job.updated_at', '<', store.now() - limitMs),
  );
  if (lost.length === 0) return;
  store.write((tx) => {
    for (const job of lost)
      moveJob(tx, job, job.next_action === 'check' ? 'needs_review' : 'failed', store.now(), {
        problem: notBack(job.device_name, limitMs),
      });
  });
}

function notBack(deviceName: string, limitMs: number): Problem {
  return {
    code: 'device_lost',
    message: `${deviceName} did not come back within ${Math.round(limitMs / 60_000)} minutes.`,
    nextAction: 'Plug the phone in, see that it is ready under Devices, and press Retry.',
  };
}

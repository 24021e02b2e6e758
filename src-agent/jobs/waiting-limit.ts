import type { Problem } from '../../src-shared/domain/problem.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { moveJob } from './journal.ts';

/**
 * Ends the wait of jobs whose phone was lost longer than `limitMs` ago: a job that had not shared fails, one whose
 * outcome is unknown goes to a person.
 */
export function giveUpWaiting(store: Store, limitMs: number): void {
  const lost = store.all(plainSql<LostJob>(lostJobs, [store.now() - limitMs]));
  if (lost.length === 0) return;
  store.write((tx) => {
    for (const job of lost)
      moveJob(tx, job, job.next_action === 'check' ? 'needs_review' : 'failed', store.now(), {
        problem: notBack(job.device_name, limitMs),
      });
  });
}

type LostJob = Row<'job'> & { readonly device_name: string };

const lostJobs = `SELECT job.*, device.name AS device_name
  FROM device CROSS JOIN job INDEXED BY job_retrying_on_device ON job.device_id = device.id
  WHERE device.state IN ('absent', 'offline', 'unauthorized') AND job.status = 'retrying'
    AND json_extract(job.problem_json, '$.code') = 'device_lost' AND job.updated_at < ?`;

function notBack(deviceName: string, limitMs: number): Problem {
  return {
    code: 'device_lost',
    message: `${deviceName} did not come back within ${Math.round(limitMs / 60_000)} minutes.`,
    nextAction: 'Plug the phone in, see that it is ready under Devices, and press Retry.',
  };
}

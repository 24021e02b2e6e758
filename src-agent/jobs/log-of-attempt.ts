import type { PhoneLog } from '../devices/phone-log/follow-log.ts';
import { keepPhoneLog } from '../runs/phone-log-file.ts';
import type { Store } from '../store/store.ts';
import type { Claim } from './job-queue.ts';

/** What the log of an attempt is kept with. `followLog` begins to listen to a phone. */
export type AttemptLogParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly followLog?: (deviceId: number) => PhoneLog;
};

/** Listens to the phone's log while a job is on it, and keeps the end of it when the attempt came to a stop. */
export async function withPhoneLog(
  { store, dataDir, followLog }: AttemptLogParts,
  claim: Claim,
  work: () => Promise<void>,
): Promise<void> {
  if (claim.route !== 'phone' || followLog === undefined) return await work();
  using log = followLog(claim.deviceId);
  await work();
  const attempt = store.get(
    store.query.selectFrom('attempt').select('problem_json').where('id', '=', claim.attemptId),
  );
  const text = log.text();
  if (attempt !== undefined && attempt.problem_json !== null && text !== '')
    keepPhoneLog(dataDir, claim.job.run_id, claim.attemptId, text);
}

import type { Work } from '../delivery/delivery.ts';
import type { HeldLease } from '../devices/phone-driver.ts';
import { mediaPath } from '../media/media-files.ts';
import type { Store } from '../store/store.ts';
import type { Claim } from './job-queue.ts';

/** Everything a delivery needs to know about a claimed job. */
export function loadWork(store: Store, dataDir: string, claim: Claim, lease: HeldLease): Work {
  const row = store.get(
    store.query
      .selectFrom('job')
      .innerJoin('account', 'account.id', 'job.account_id')
      .innerJoin('media', 'media.id', 'job.media_id')
      .select([
        'job.caption',
        'account.id as account_id',
        'account.platform',
        'account.handle',
        'media.file_name',
        'media.sha256',
        'media.mime',
      ])
      .where('job.id', '=', claim.job.id),
  );
  if (row === undefined) throw new Error(`job ${claim.job.id} lost its account or its media`);
  return {
    runId: claim.job.run_id,
    jobId: claim.job.id,
    attemptId: claim.attemptId,
    account: { id: row.account_id, platform: row.platform, handle: row.handle },
    content: {
      kind: 'photo',
      caption: row.caption,
      file: { path: mediaPath(dataDir, row), fileName: row.file_name, sha256: row.sha256 },
    },
    lease,
  };
}

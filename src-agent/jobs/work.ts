import { sql } from 'kysely';
import type { Evidence } from '../../src-shared/domain/job.ts';
import type { Work, WorkFile } from '../delivery/delivery.ts';
import { mediaPath } from '../media/media-files.ts';
import type { Store } from '../store/store.ts';
import type { Claim } from './job-queue.ts';

/** Everything a delivery needs to know about a claimed job. */
export function loadWork(store: Store, dataDir: string, claim: Claim): Work {
  const row = store.get(
    store.query
      .selectFrom('job')
      .innerJoin('account', 'account.id', 'job.account_id')
      .select([
        'job.kind',
        'job.caption',
        'job.media_json',
        'job.parent_id',
        'account.id as account_id',
        'account.platform',
        'account.handle',
      ])
      .where('job.id', '=', claim.job.id),
  );
  if (row === undefined) throw new Error(`job ${claim.job.id} lost its account`);
  return {
    runId: claim.job.run_id,
    jobId: claim.job.id,
    attemptId: claim.attemptId,
    earlier: readEarlier(store, claim),
    account: { id: row.account_id, platform: row.platform, handle: row.handle },
    content: {
      kind: row.kind,
      caption: row.caption,
      files: readFiles(store, dataDir, row.media_json),
      parent: row.parent_id === null ? null : readEvidence(store, row.parent_id),
    },
  };
}

function readFiles(store: Store, dataDir: string, mediaJson: string): WorkFile[] {
  const ids = JSON.parse(mediaJson) as number[];
  const rows = store.all(
    store.query
      .selectFrom('media')
      .select(['id', 'file_name', 'sha256', 'mime'])
      .where(sql<boolean>`id IN (SELECT value FROM json_each(${mediaJson}))`),
  );
  return ids.map((id) => {
    const file = rows.find((row) => row.id === id);
    if (file === undefined) throw new Error(`media ${id} is gone`);
    return { path: mediaPath(dataDir, file), fileName: file.file_name, sha256: file.sha256, mime: file.mime };
  });
}

function readEvidence(store: Store, jobId: number): Evidence | null {
  const row = store.get(
    store.query
      .selectFrom('attempt')
      .select('evidence_json')
      .where('job_id', '=', jobId)
      .where('state', '=', 'published'),
  );
  return row === undefined ? null : (JSON.parse(row.evidence_json) as Evidence);
}

/** What the last attempt of the job at this very post left: an attempt before its caption was changed is another post. */
function readEarlier(store: Store, { job, attemptId }: Claim): Evidence | null {
  const row = store.get(
    store.query
      .selectFrom('attempt')
      .select('evidence_json')
      .where('job_id', '=', job.id)
      .where('id', '<', attemptId)
      .where('content_key', '=', (one) =>
        one.selectFrom('attempt as now').select('now.content_key').where('now.id', '=', attemptId),
      )
      .orderBy('number', 'desc')
      .limit(1),
  );
  return row === undefined ? null : (JSON.parse(row.evidence_json) as Evidence);
}

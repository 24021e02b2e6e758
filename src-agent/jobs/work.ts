import type { Evidence } from '../../src-shared/domain/job.ts';
import { warmupRecipe } from '../../src-shared/domain/warmup.ts';
import type { Work, WorkFile } from '../delivery/delivery.ts';
import { mediaPath } from '../media/media-files.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Claim } from './job-queue.ts';

/** Everything a delivery needs to know about a claimed job. */
export function loadWork(store: Store, dataDir: string, claim: Claim): Work {
  const row = store.get(plainSql<JobRow>(readJob, [claim.job.id]));
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
    rehearsal: row.rehearsal === 1,
    warmup: row.warmup_json === null ? null : warmupRecipe.parse(JSON.parse(row.warmup_json)),
  };
}

function readFiles(store: Store, dataDir: string, mediaJson: string): WorkFile[] {
  const ids = JSON.parse(mediaJson) as number[];
  if (ids.length === 0) return [];
  const rows = store.all(plainSql<FileRow>(readMedia, [mediaJson]));
  return ids.map((id) => {
    const file = rows.find((row) => row.id === id);
    if (file === undefined) throw new Error(`media ${id} is gone`);
    return { path: mediaPath(dataDir, file), fileName: file.file_name, sha256: file.sha256, mime: file.mime };
  });
}

function readEvidence(store: Store, jobId: number): Evidence | null {
  const row = store.get(plainSql<{ evidence_json: string }>(readPublished, [jobId]));
  return row === undefined ? null : (JSON.parse(row.evidence_json) as Evidence);
}

/** What the last attempt of the job at this very post left: an attempt before its caption was changed is another post. */
function readEarlier(store: Store, { job, attemptId }: Claim): Evidence | null {
  const about = [job.id, attemptId, attemptId];
  const row = store.get(plainSql<{ evidence_json: string }>(readLast, about));
  return row === undefined ? null : (JSON.parse(row.evidence_json) as Evidence);
}

type JobRow = Pick<Row<'job'>, 'kind' | 'caption' | 'media_json' | 'parent_id' | 'account_id' | 'rehearsal'> &
  Pick<Row<'campaign'>, 'warmup_json'> &
  Pick<Row<'account'>, 'platform' | 'handle'>;
type FileRow = Pick<Row<'media'>, 'id' | 'file_name' | 'sha256' | 'mime'>;

const readJob = `SELECT job.kind, job.caption, job.media_json, job.parent_id, job.account_id, job.rehearsal,
    account.platform, account.handle, campaign.warmup_json
  FROM job JOIN account ON account.id = job.account_id JOIN campaign ON campaign.id = job.campaign_id WHERE job.id = ?`;
const readMedia =
  'SELECT id, file_name, sha256, mime FROM media WHERE id IN (SELECT value FROM json_each(?))';
const readPublished = `SELECT evidence_json FROM attempt WHERE job_id = ? AND state = 'published'`;
const readLast = `SELECT evidence_json FROM attempt WHERE job_id = ? AND id < ?
  AND content_key = (SELECT content_key FROM attempt WHERE id = ?) ORDER BY number DESC LIMIT 1`;

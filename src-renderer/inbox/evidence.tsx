import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InboxItem } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ScreenStrip } from '../runs/screen-strip.tsx';
import { ScreenViewer } from '../runs/screen-viewer.tsx';
import { picturesOf } from '../runs/screens.ts';
import { sideBySide } from './decisions.ts';
import classes from './inbox.module.css';

/** What was expected beside what was seen. */
export function EvidenceTable({ item }: { readonly item: InboxItem }) {
  const rows = sideBySide(item);
  // Where nobody looked, nothing is to be compared: what happened is said above.
  const looked = item.seen.some(({ value }) => value !== item.job.problem?.message);
  if (rows.length === 0 || !looked) return null;
  return (
    <table className={classes.evidence}>
      <caption>Expected and seen</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Expected</th>
          <th scope="col">Seen</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, expected, seen, differs }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{expected === null ? <span className={classes.soft}>Not known</span> : inWords(expected)}</td>
            <td data-differs={differs}>
              {differs ? <IconAlertTriangle size={14} role="img" aria-label="Differs" /> : null}
              {seen === null ? <span className={classes.soft}>Not seen</span> : inWords(seen)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Times come in ISO 8601; a person reads them on their own clock. */
function inWords(value: string): string {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatDateTime(value) : value;
}

/** What the phone showed at the steps that tell most. */
export function EvidencePictures({ item }: { readonly item: InboxItem }) {
  const { query } = useAgent();
  const { runId, id: jobId } = item.job;
  const [viewed, setViewed] = useState<number | null>(null);
  const steps = useQuery(query.runs.steps.queryOptions({ input: { id: runId, jobId } }));
  if (item.stepIds.length === 0) return null;
  if (steps.isError) return <FailureNotice error={steps.error} onRetry={() => void steps.refetch()} />;
  const pictures = picturesOf((steps.data ?? []).filter(({ id }) => item.stepIds.includes(id)));
  return (
    <>
      <ScreenStrip runId={runId} pictures={pictures} onOpen={setViewed} />
      <ScreenViewer runId={runId} pictures={pictures} stepId={viewed} onView={setViewed} />
    </>
  );
}

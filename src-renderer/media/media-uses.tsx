import { useQuery } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import classes from './media-drawer.module.css';
import { Section } from './section.tsx';

/** Which accounts posted a file, and when. */
export function MediaUses({ media }: { readonly media: Media }) {
  const { query } = useAgent();
  const uses = useQuery(query.media.usage.queryOptions({ input: { id: media.id } }));
  return (
    <Section title="Posted by">
      {uses.isPending ? <LoadingRows rows={1} height={24} /> : null}
      {uses.isError ? <FailureNotice error={uses.error} onRetry={() => void uses.refetch()} /> : null}
      {uses.data?.length === 0 ? <p className={classes.soft}>Nobody yet.</p> : null}
      <ul className={classes.lines}>
        {(uses.data ?? []).map((use) => (
          <li key={use.jobId}>
            <span>
              {use.status === 'completed' ? 'Posted by' : 'With'} <b>{accountName(use.accountHandle)}</b> on{' '}
              {formatDateTime(use.at)}
            </span>
            <TextLink to="/runs/$runId" params={{ runId: String(use.runId) }} size="sm">
              {use.campaignName}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

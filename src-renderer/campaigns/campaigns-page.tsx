import { useHotkeys } from '@mantine/hooks';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { paged } from '../parts/paged.ts';
import { Panel } from '../parts/panel.tsx';
import { CampaignTable } from './campaign-table.tsx';

/** All campaigns: drafts to go on with, and what was started. */
export function CampaignsPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const campaigns = paged(
    useInfiniteQuery(
      query.campaigns.list.infiniteOptions({
        input: (cursor: string | null) => ({ limit: 100, ...(cursor === null ? {} : { cursor }) }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
      }),
    ),
  );
  useHotkeys([['n', () => void navigate({ to: '/campaigns/new' })]]);
  const newButton = (
    <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} />} aria-keyshortcuts="n">
      New campaign
    </ButtonLink>
  );
  return (
    <Page
      fill
      title="Campaigns"
      intro="A campaign is a photo with a caption, and the accounts that post it."
      actions={newButton}
    >
      {campaigns.known && campaigns.items.length === 0 ? (
        <EmptyState icon={<IconSpeakerphone size={26} />} title="No campaigns yet" actions={newButton}>
          Drop a photo, write one caption for all accounts, tick who posts it. Everything that could go wrong
          is said before anything starts.
        </EmptyState>
      ) : (
        <Panel flush grow="fit">
          {campaigns.isPending ? <LoadingRows rows={6} height={36} /> : null}
          {campaigns.error === null ? null : (
            <FailureNotice error={campaigns.error} onRetry={campaigns.retry} />
          )}
          {campaigns.items.length > 0 ? (
            <CampaignTable campaigns={campaigns.items} nearEnd={campaigns.nearEnd} />
          ) : null}
        </Panel>
      )}
    </Page>
  );
}

import { useHotkeys } from '@mantine/hooks';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { CampaignTable } from './campaign-table.tsx';

/** All campaigns: drafts to go on with, and what was started. */
export function CampaignsPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const campaigns = useQuery(query.campaigns.list.queryOptions({ input: { limit: 500 } }));
  useHotkeys([['n', () => void navigate({ to: '/campaigns/new' })]]);
  const items = campaigns.data?.items ?? [];
  const newButton = (
    <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} />} aria-keyshortcuts="n">
      New campaign
    </ButtonLink>
  );
  return (
    <Page
      title="Campaigns"
      intro="A campaign is a photo with a caption, and the accounts that post it."
      actions={newButton}
    >
      {campaigns.data !== undefined && items.length === 0 ? (
        <EmptyState icon={<IconSpeakerphone size={26} />} title="No campaigns yet" actions={newButton}>
          Drop a photo, write one caption for all accounts, tick who posts it. Everything that could go wrong
          is said before anything starts.
        </EmptyState>
      ) : (
        <Panel flush>
          {campaigns.isPending ? <LoadingRows rows={6} height={36} /> : null}
          {campaigns.isError ? (
            <FailureNotice error={campaigns.error} onRetry={() => void campaigns.refetch()} />
          ) : null}
          {items.length > 0 ? <CampaignTable campaigns={items} /> : null}
        </Panel>
      )}
    </Page>
  );
}

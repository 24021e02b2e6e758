import { useHotkeys } from '@mantine/hooks';
import { IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { paged } from '../parts/paged.ts';
import { Panel } from '../parts/panel.tsx';
import { campaignLabels } from '../parts/tone.ts';
import { FilterBar } from '../tables/filter-bar.tsx';
import { ListTools } from '../tables/list-tools.tsx';
import { CampaignTable } from './campaign-table.tsx';
import classes from './composer.module.css';
import { campaignStatuses, readCampaignsSearch } from './campaigns-search.ts';

/** All campaigns: drafts to go on with, and what was started. */
export function CampaignsPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const search = useSearch({ from: '/campaigns' });
  const campaigns = paged(
    useInfiniteQuery(
      query.campaigns.list.infiniteOptions({
        input: (cursor: string | null) => ({ limit: 100, ...search, ...(cursor === null ? {} : { cursor }) }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
        placeholderData: keepPreviousData,
      }),
    ),
  );
  useHotkeys([['n', () => void navigate({ to: '/campaigns/new' })]]);
  const filtered = Object.keys(search).length > 0;
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({
      to: '/campaigns',
      search: readCampaignsSearch({ ...search, [name]: value }),
      replace: true,
    });
  const newButton = (
    <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} />} aria-keyshortcuts="n">
      New campaign
    </ButtonLink>
  );
  const none = campaigns.known && campaigns.items.length === 0;
  return (
    <Page fill title="Campaigns" intro="What is posted, by which accounts, and when." actions={newButton}>
      {none && !filtered ? (
        <EmptyState icon={<IconSpeakerphone size={26} />} title="No campaigns yet" actions={newButton}>
          Drop a photo, write one caption for all accounts, tick who posts it. Everything that could go wrong
          is said before anything starts.
        </EmptyState>
      ) : (
        <div className={classes.list}>
          <ListTools
            total={campaigns.known ? formatCount(campaigns.total, 'campaign') : ''}
            filters={
              <FilterBar
                of="campaigns"
                placeholder="Search by name"
                search={search.search}
                filters={[
                  {
                    label: 'Status',
                    value: search.status,
                    options: campaignStatuses.map((value) => ({ value, label: campaignLabels[value].text })),
                    onChange: set('status'),
                  },
                  {
                    label: 'Archived',
                    value: search.archived,
                    options: [
                      { value: 'only', label: 'Only archived' },
                      { value: 'all', label: 'With archived' },
                    ],
                    onChange: set('archived'),
                  },
                ]}
                onSearch={(text) => set('search')(text === '' ? undefined : text)}
                onClear={() => void navigate({ to: '/campaigns', search: {}, replace: true })}
              />
            }
          >
            {null}
          </ListTools>
          {none ? (
            <EmptyState icon={<IconSearch size={26} />} title="No campaign matches">
              Take a condition away, or look for another name.
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
        </div>
      )}
    </Page>
  );
}

import { IconArrowLeft, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink, TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { campaignLabels } from '../parts/tone.ts';
import { Composer } from './composer.tsx';
import classes from './composer.module.css';
import { PostPreview } from './post-preview.tsx';

/** A campaign from nothing. */
export function NewCampaignPage() {
  return <Composer campaign={null} />;
}

/** A draft to go on with; a campaign that was started is shown as it was. */
export function EditCampaignPage() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const { query } = useAgent();
  const campaign = useQuery(query.campaigns.get.queryOptions({ input: { id: Number(campaignId) } }));
  const accountIds = campaign.data?.accountIds ?? [];
  const first = useQuery({
    ...query.accounts.get.queryOptions({ input: { id: accountIds[0] ?? 1 } }),
    enabled: accountIds.length > 0,
  });
  if (campaign.data?.status === 'draft') return <Composer key={campaign.data.id} campaign={campaign.data} />;
  const back = (
    <TextLink to="/campaigns" size="sm" c="dimmed" className={classes.back}>
      <IconArrowLeft size={14} aria-hidden="true" /> Campaigns
    </TextLink>
  );
  if (campaign.data === undefined)
    return (
      <Page title="Campaign" back={back}>
        {campaign.isError ? (
          <FailureNotice error={campaign.error} onRetry={() => void campaign.refetch()} />
        ) : (
          <LoadingRows rows={4} height={60} />
        )}
      </Page>
    );
  const { name, status, items, lastRunId } = campaign.data;
  return (
    <Page
      width="narrow"
      title={name}
      back={back}
      intro={`${formatCount(items.length, 'photo')} for ${formatCount(accountIds.length, 'account')}. A campaign that was started can no longer be changed.`}
      actions={
        <>
          <StatusBadge label={campaignLabels[status]} alive={status === 'running'} />
          {lastRunId === null ? null : (
            <ButtonLink
              to="/runs/$runId"
              params={{ runId: String(lastRunId) }}
              leftSection={<IconPlayerPlay size={16} />}
            >
              Open its run
            </ButtonLink>
          )}
        </>
      }
    >
      <div className={classes.shown}>
        {items.map((item, place) => (
          <PostPreview
            key={`${item.mediaIds.join('-')}-${place}`}
            item={{ mediaId: item.mediaIds[0] ?? null, caption: item.caption }}
            accounts={first.data === undefined ? [] : [first.data]}
            chosen={accountIds.length}
          />
        ))}
      </div>
    </Page>
  );
}

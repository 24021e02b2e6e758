import { Button } from '@mantine/core';
import {
  IconCalendar,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { localDate } from '../format/time.ts';
import { ButtonLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { useNow } from '../parts/use-now.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { campaignLabels } from '../parts/tone.ts';
import { useCampaignChanges } from './campaign-changes.ts';
import { calendarAddress, CampaignMenu } from './campaign-menu.tsx';
import { cardPostOf } from './card-post.ts';
import { BackToCampaigns } from './back-to-campaigns.tsx';
import { Plan } from './plan-summary.tsx';
import { PostCard } from './post-card.tsx';
import { RehearseButton } from './rehearse-button.tsx';
import { PostsBar } from './posts-bar.tsx';
import classes from './review.module.css';
import { useAudience } from './use-audience.ts';

/** A campaign that was started: how far it is, what it posts, and what can still be done. */
export function CampaignPage({ campaign }: { readonly campaign: Campaign }) {
  const { name, items, fields, accountIds, accountFilter, lastRunId } = campaign;
  const { query } = useAgent();
  const navigate = useNavigate();
  const [account = 'instagram' as const] = useAudience(campaign);
  const run = useQuery(
    query.runs.get.queryOptions({ input: lastRunId === null ? skipToken : { id: lastRunId } }),
  );
  const status = campaignLabels[campaign.status];
  const today = localDate(new Date(useNow(60_000)));
  const who =
    accountFilter === null ? formatCount(accountIds.length, 'account') : 'the accounts its filter found';
  return (
    <Page
      title={name}
      back={<BackToCampaigns />}
      intro={`${formatCount(items.length, 'post')} for ${who}.`}
      actions={
        <>
          <StatusBadge label={status} alive={campaign.status === 'running'} />
          <RehearseButton name={name} before={() => Promise.resolve(campaign.id)} />
          <Controls campaign={campaign} />
          {lastRunId === null ? null : (
            <ButtonLink
              to="/runs/$runId"
              params={{ runId: String(lastRunId) }}
              leftSection={<IconPlayerPlay size={16} />}
            >
              Open its run
            </ButtonLink>
          )}
          <CampaignMenu campaign={campaign} onRemoved={() => void navigate({ to: '/campaigns' })} />
        </>
      }
    >
      <div className={classes.shown}>
        {run.data === undefined ? null : (
          <Panel
            title="Posts"
            aside={
              <Button
                component="a"
                href={calendarAddress(campaign.id)}
                variant="default"
                size="xs"
                leftSection={<IconCalendar size={15} aria-hidden="true" />}
              >
                Show in the calendar
              </Button>
            }
          >
            <PostsBar counts={run.data.counts} />
          </Panel>
        )}
        <Plan campaign={campaign} />
        <Panel title="Content">
          <div className={classes.cards}>
            {items.map((item, place) => (
              // Posts of a started campaign keep their places.
              // oxlint-disable-next-line react/no-array-index-key
              <PostCard key={place} post={cardPostOf(item, account, null, today, fields)} />
            ))}
          </div>
        </Panel>
      </div>
    </Page>
  );
}

function Controls({ campaign }: { readonly campaign: Campaign }) {
  const { status, id } = campaign;
  const changes = useCampaignChanges(campaign);
  if (status === 'completed' || status === 'cancelled' || status === 'draft') return null;
  return (
    <>
      <ButtonLink
        to="/campaigns/$campaignId"
        params={{ campaignId: String(id) }}
        search={{ change: true }}
        variant="default"
        leftSection={<IconPencil size={16} />}
      >
        Change
      </ButtonLink>
      {status === 'paused' ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} />}
          loading={changes.isPending}
          onClick={changes.resume}
        >
          Resume
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          loading={changes.isPending}
          onClick={changes.pause}
        >
          Pause
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={16} />}
        loading={changes.isPending}
        onClick={changes.stop}
      >
        Stop
      </Button>
    </>
  );
}

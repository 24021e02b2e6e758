import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CampaignSummary } from '../../src-shared/domain/campaign.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatAgo } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { TextLink } from '../parts/links.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { campaignLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import classes from '../parts/menu-why.module.css';

/** Campaigns, newest first as the agent lists them. */
export function CampaignTable(props: {
  readonly campaigns: readonly CampaignSummary[];
  readonly nearEnd: () => void;
}) {
  const now = useNow(60_000);
  return (
    <DataTable
      label="Campaigns"
      heads={['Campaign', 'Status', 'Photos', 'Accounts', 'Changed', 'More']}
      spare={['Photos']}
      items={props.campaigns}
      nearEnd={props.nearEnd}
      renderRow={(campaign) => (
        <>
          <td>
            <TextLink
              to="/campaigns/$campaignId"
              params={{ campaignId: String(campaign.id) }}
              c="inherit"
              fw={550}
            >
              {campaign.name}
            </TextLink>
          </td>
          <td>
            <StatusBadge label={campaignLabels[campaign.status]} alive={campaign.status === 'running'} />
          </td>
          <td data-spare>{campaign.items.toLocaleString()}</td>
          <td>{campaign.accounts.toLocaleString()}</td>
          <td data-soft>{formatAgo(campaign.updatedAt, now)}</td>
          <td>
            <More campaign={campaign} />
          </td>
        </>
      )}
    />
  );
}

function More({ campaign }: { readonly campaign: CampaignSummary }) {
  const { query } = useAgent();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const remove = useMutation(
    query.campaigns.delete.mutationOptions({
      onSuccess: () => {
        tellDone(`“${campaign.name}” is removed.`);
        return queries.invalidateQueries({ queryKey: query.campaigns.key() });
      },
      onError: tellFailure,
    }),
  );
  const { lastRunId } = campaign;
  const going = campaign.status === 'running' || campaign.status === 'paused';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${campaign.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {lastRunId === null ? null : (
          <Menu.Item
            leftSection={<IconPlayerPlay size={16} />}
            onClick={() => void navigate({ to: '/runs/$runId', params: { runId: String(lastRunId) } })}
          >
            Open its run
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          disabled={going}
          onClick={() =>
            confirm({
              title: `Remove “${campaign.name}”?`,
              body: 'The campaign leaves this list. What was published stays published.',
              yes: 'Remove campaign',
              danger: true,
              onYes: () => remove.mutate({ id: campaign.id }),
            })
          }
        >
          Remove
          {going ? <span className={classes.why}>Stop its run first.</span> : null}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import type { CampaignSummary } from '../../src-shared/domain/campaign.ts';
import { DataTable } from '../parts/data-table.tsx';
import { TextLink } from '../parts/links.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { campaignLabels } from '../parts/tone.ts';
import { CampaignMenu } from './campaign-menu.tsx';
import { shortTime } from './planned-time.ts';
import { postsInWords } from './posts-bar.tsx';

/** Campaigns, newest first as the agent lists them. */
export function CampaignTable(props: {
  readonly campaigns: readonly CampaignSummary[];
  readonly nearEnd: () => void;
}) {
  return (
    <DataTable
      label="Campaigns"
      heads={['Campaign', 'Status', 'Next post', 'Posted', 'Accounts', 'More']}
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
          <td data-soft>{campaign.nextAt === null ? '–' : shortTime(campaign.nextAt)}</td>
          <td data-soft>{postsInWords(campaign)}</td>
          <td>{campaign.accounts.toLocaleString()}</td>
          <td>
            <CampaignMenu campaign={campaign} />
          </td>
        </>
      )}
    />
  );
}

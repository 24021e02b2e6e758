import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconBookmark,
  IconCalendar,
  IconCopy,
  IconDots,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignSummary } from '../../src-shared/domain/campaign.ts';
import { useAgent } from '../agent/agent-context.ts';
import why from '../parts/menu-why.module.css';
import { useCampaignChanges } from './campaign-changes.ts';
import { NameTemplate } from './name-template.tsx';

/** Where the calendar shows one campaign. */
export function calendarAddress(campaignId: number): string {
  return `#/calendar?campaign=${campaignId}`;
}

/** Everything that can be done with a campaign besides opening it. */
export function CampaignMenu(props: {
  readonly campaign: Pick<CampaignSummary, 'id' | 'name' | 'status' | 'lastRunId' | 'archivedAt'>;
  /** After it was removed. */
  readonly onRemoved?: () => void;
}) {
  const { id, name, status, lastRunId, archivedAt } = props.campaign;
  const { client } = useAgent();
  const navigate = useNavigate();
  const changes = useCampaignChanges(props.campaign);
  const [naming, setNaming] = useState(false);
  const going = status === 'running' || status === 'paused' || status === 'scheduled';
  const archived = archivedAt !== null;
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${name}`}>
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
          {status === 'draft' ? null : (
            <Menu.Item
              component="a"
              href={calendarAddress(id)}
              leftSection={<IconCalendar size={16} aria-hidden="true" />}
            >
              Show in the calendar
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={changes.duplicate}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconBookmark size={16} />} onClick={() => setNaming(true)}>
            Save as template
          </Menu.Item>
          <Menu.Item
            leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
            disabled={going && !archived}
            onClick={() => changes.archive(!archived)}
          >
            {archived ? 'Take out of the archive' : 'Archive'}
            {going && !archived ? <span className={why.why}>Stop it first.</span> : null}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash size={16} />}
            disabled={going}
            onClick={() => changes.remove(props.onRemoved)}
          >
            Remove
            {going ? <span className={why.why}>Stop it first.</span> : null}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameTemplate
          title="Save campaign as template"
          name={name}
          onSave={(chosen) => client.campaigns.saveAsTemplate({ id, name: chosen })}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

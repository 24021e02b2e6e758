import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { formatAgo } from '../format/time.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink, TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { paged } from '../parts/paged.ts';
import { Panel } from '../parts/panel.tsx';
import { useNow } from '../parts/use-now.ts';
import { StartWarmup } from './start-warmup.tsx';
import { TemplateMenu } from './template-menu.tsx';
import { readTemplatesAddress } from './templates-address.ts';
import { recipeLine } from './warmup-words.ts';
import classes from './warmups.module.css';

/** What is kept to be used again: warm-ups, whole campaigns and captions. */
export function TemplatesPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const { of } = useSearch({ from: '/templates' });
  const [starting, setStarting] = useState<Template | null>(null);
  const templates = paged(
    useInfiniteQuery(
      query.templates.list.infiniteOptions({
        input: (cursor: string | null) => ({
          limit: 200,
          of: of ?? ('all' as const),
          ...(cursor === null ? {} : { cursor }),
        }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
      }),
    ),
  );
  const add = (
    <ButtonLink to="/templates/new" leftSection={<IconPlus size={16} />}>
      New warm-up
    </ButtonLink>
  );
  const none = templates.known && templates.total === 0;
  return (
    <Page
      fill
      title="Templates"
      intro="Warm-ups are made and started here. Campaigns and captions are kept where they are composed, and used there again."
      actions={add}
    >
      {none && of === undefined ? (
        <EmptyState icon={<IconTemplate size={26} />} title="No templates yet" actions={add}>
          A warm-up lets an account read, like and follow at an easy pace before it posts: so many minutes, so
          much of each, where you say, and only with comments you approved.
        </EmptyState>
      ) : (
        <div className={classes.stack}>
          <div className={classes.tools}>
            <SegmentedControl
              aria-label="Kind"
              value={of ?? 'all'}
              onChange={(value) =>
                void navigate({
                  to: '/templates',
                  search: readTemplatesAddress({ of: value }),
                  replace: true,
                })
              }
              data={[
                { value: 'all', label: 'All' },
                { value: 'warmup', label: 'Warm-ups' },
                { value: 'campaign', label: 'Campaigns' },
                { value: 'caption', label: 'Captions' },
              ]}
            />
            <span className={classes.soft} role="status">
              {templates.known ? formatCount(templates.total, 'template') : ''}
            </span>
          </div>
          <Panel flush grow="fit">
            {templates.isPending ? <LoadingRows rows={4} height={36} /> : null}
            {templates.error === null ? null : (
              <FailureNotice error={templates.error} onRetry={templates.retry} />
            )}
            {none ? <p className={classes.soft}>None of this kind.</p> : null}
            {templates.items.length === 0 ? null : (
              <TemplateTable templates={templates.items} nearEnd={templates.nearEnd} onStart={setStarting} />
            )}
          </Panel>
        </div>
      )}
      {starting === null ? null : <StartWarmup template={starting} onClose={() => setStarting(null)} />}
    </Page>
  );
}

function TemplateTable(props: {
  readonly templates: readonly Template[];
  readonly nearEnd: () => void;
  readonly onStart: (template: Template) => void;
}) {
  const now = useNow(60_000);
  return (
    <DataTable
      label="Templates"
      heads={['Name', 'Kind', 'What it does', 'Changed', 'Start', 'More']}
      wide="What it does"
      spare={['Changed']}
      items={props.templates}
      nearEnd={props.nearEnd}
      renderRow={(template) => (
        <>
          <td>
            {template.kind === 'warmup' ? (
              <TextLink
                to="/templates/$templateId"
                params={{ templateId: String(template.id) }}
                c="inherit"
                fw={550}
              >
                {template.name}
              </TextLink>
            ) : (
              <strong>{template.name}</strong>
            )}
          </td>
          <td data-soft>{kindOf(template)}</td>
          <td data-soft>{lineOf(template)}</td>
          <td data-soft data-spare>
            {formatAgo(template.updatedAt, now)}
          </td>
          <td>
            {template.kind === 'warmup' ? (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlayerPlay size={14} />}
                aria-label={`Start ${template.name}`}
                onClick={() => props.onStart(template)}
              >
                Start…
              </Button>
            ) : null}
          </td>
          <td>
            <TemplateMenu template={template} />
          </td>
        </>
      )}
    />
  );
}

function kindOf({ kind, campaign }: Template): string {
  if (kind === 'warmup') return 'Warm-up';
  return campaign === null ? 'Caption' : 'Campaign';
}

function lineOf({ warmup, campaign, caption }: Template): string {
  if (warmup !== null) return recipeLine(warmup);
  if (campaign !== null) return formatCount(campaign.items.length, 'post');
  return caption.replaceAll(/\s+/g, ' ').slice(0, 120);
}

import { Button } from '@mantine/core';
import { IconBriefcase, IconFolder, IconTag, IconTagOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MediaBulkChange, MediaFilter } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { BulkBar } from '../tables/bulk-bar.tsx';
import { selectedCount, type Selection } from '../tables/selection.ts';
import { BulkValue, type BulkQuestion } from './bulk-value.tsx';
import { mediaSelection, type MediaFacets } from './use-media.ts';

/** What can be done with many files at once. */
export function MediaBulk(props: {
  readonly filter: MediaFilter;
  readonly selection: Selection;
  readonly total: number;
  readonly facets: MediaFacets | undefined;
  readonly onClear: () => void;
}) {
  const { client, query } = useAgent();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<BulkQuestion | null>(null);
  const count = selectedCount(props.selection, props.total);
  const files = formatCount(count, 'file');
  const selected = () => mediaSelection(client, props.selection, props.filter);
  const refresh = () => queries.invalidateQueries({ queryKey: query.media.key() });
  const apply = useMutation({
    mutationFn: async (change: MediaBulkChange) =>
      client.media.change({ selection: await selected(), change }),
    onSuccess: async ({ changed }) => {
      setAsked(null);
      await refresh();
      tellDone(`${formatCount(changed, 'file')} changed.`);
    },
    onError: tellFailure,
  });
  const remove = useMutation({
    mutationFn: async () => client.media.remove({ selection: await selected() }),
    onSuccess: async ({ removed, kept }) => {
      props.onClear();
      await refresh();
      const staying = `${formatCount(kept, 'file')} stayed: posted before, or part of a campaign.`;
      tellDone(`${formatCount(removed, 'file')} removed.${kept === 0 ? '' : ` ${staying}`}`);
    },
    onError: tellFailure,
  });
  const askToRemove = () =>
    confirm({
      title: `Remove ${files}?`,
      body:
        count === 1
          ? 'It leaves the library, and its copy in it is deleted from this computer. If it was posted or a campaign uses it, it stays.'
          : 'They leave the library, and their copies in it are deleted from this computer. Files that were posted or that a campaign uses stay.',
      yes: `Remove ${files}`,
      danger: true,
      onYes: () => remove.mutate(),
    });
  return (
    <BulkBar count={count} nouns={['file', 'files']} onClear={props.onClear}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFolder size={15} />}
        onClick={() => setAsked('folder')}
      >
        Move
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconBriefcase size={15} />}
        onClick={() => setAsked('client')}
      >
        Client
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTag size={15} />}
        onClick={() => setAsked('addTags')}
      >
        Tag
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTagOff size={15} />}
        onClick={() => setAsked('removeTags')}
      >
        Untag
      </Button>
      <RemoveButton size="xs" loading={remove.isPending} onClick={askToRemove} />
      {asked === null ? null : (
        <BulkValue
          question={asked}
          files={files}
          facets={props.facets}
          busy={apply.isPending}
          onAnswer={(change) => apply.mutate(change)}
          onClose={() => setAsked(null)}
        />
      )}
    </BulkBar>
  );
}

import { Autocomplete, Button, Checkbox, Group, Modal, Stack, TagsInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone } from '../parts/tell.tsx';
import { groupsOf, tagsOf } from './groups-and-tags.ts';

/** Changes the group and tags of many phones at once: of those that the wall shows. */
export function SortPhones(props: {
  readonly shown: readonly Device[];
  readonly all: readonly Device[];
  readonly onClose: () => void;
}) {
  const { shown, all, onClose } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const [group, setGroup] = useState('');
  const [isUngrouped, setIsUngrouped] = useState(false);
  const [addTags, setAddTags] = useState<string[]>([]);
  const [removeTags, setRemoveTags] = useState<string[]>([]);
  const change = useMutation(
    query.devices.updateMany.mutationOptions({
      onSuccess: async ({ changed }) => {
        tellDone(`${formatCount(changed, 'phone')} changed.`);
        await queries.invalidateQueries({ queryKey: query.devices.key() });
        onClose();
      },
    }),
  );
  const named = group.trim();
  const wanted = isUngrouped ? { group: null } : named === '' ? {} : { group: named };
  const isIdle = Object.keys(wanted).length === 0 && addTags.length === 0 && removeTags.length === 0;
  const count = formatCount(shown.length, 'phone');
  return (
    <Modal opened onClose={onClose} title={`Group and tags of ${count}`}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          change.mutate({ ids: shown.map(({ id }) => id), ...wanted, addTags, removeTags });
        }}
      >
        <Stack gap="md">
          <Autocomplete
            label="Group"
            description="Left empty, each keeps its own."
            placeholder="As it is"
            maxLength={60}
            disabled={isUngrouped}
            value={group}
            onChange={setGroup}
            data={groupsOf(all)}
          />
          <Checkbox
            label="Take them out of their groups"
            checked={isUngrouped}
            onChange={(tick) => setIsUngrouped(tick.currentTarget.checked)}
          />
          <TagsInput
            label="Tags to add"
            placeholder={addTags.length === 0 ? 'Type one and press Enter' : ''}
            maxTags={20}
            value={addTags}
            onChange={setAddTags}
            data={tagsOf(all)}
          />
          <TagsInput
            label="Tags to take away"
            placeholder={removeTags.length === 0 ? 'Type one and press Enter' : ''}
            maxTags={20}
            value={removeTags}
            onChange={setRemoveTags}
            data={tagsOf(shown)}
          />
          {change.isError ? <FailureNotice error={change.error} /> : null}
        </Stack>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending} disabled={isIdle}>
            Change {count}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

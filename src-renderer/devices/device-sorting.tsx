import { Autocomplete, Button, Group, TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { Panel } from '../parts/panel.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { groupsOf, tagsOf } from './groups-and-tags.ts';

/** The group a phone stands in and its tags; what other phones have is offered. */
export function DeviceSorting({ device }: { readonly device: Device }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const all = useQuery(query.devices.list.queryOptions({ input: { limit: 500 } }));
  const [group, setGroup] = useState(device.group ?? '');
  const [tags, setTags] = useState(device.tags);
  const save = useMutation(
    query.devices.update.mutationOptions({
      onSuccess: () => {
        tellDone('Group and tags are saved.');
        return queries.invalidateQueries({ queryKey: query.devices.key() });
      },
      onError: tellFailure,
    }),
  );
  const others = all.data?.items ?? [];
  const isChanged = group.trim() !== (device.group ?? '') || tags.join('\n') !== device.tags.join('\n');
  return (
    <Panel title="Group and tags">
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          save.mutate({ id: device.id, group: group.trim() === '' ? null : group.trim(), tags });
        }}
      >
        <Group grow align="flex-start" gap="md">
          <Autocomplete
            label="Group"
            placeholder="None"
            maxLength={60}
            value={group}
            onChange={setGroup}
            data={groupsOf(others)}
          />
          <TagsInput
            label="Tags"
            placeholder={tags.length === 0 ? 'Type one and press Enter' : ''}
            maxTags={20}
            value={tags}
            onChange={setTags}
            data={tagsOf(others)}
          />
        </Group>
        {isChanged ? (
          <Group justify="flex-end" mt="md" gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setGroup(device.group ?? '');
                setTags(device.tags);
              }}
            >
              Undo
            </Button>
            <Button size="xs" type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        ) : null}
      </form>
    </Panel>
  );
}

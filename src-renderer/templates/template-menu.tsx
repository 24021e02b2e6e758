import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** What can be done with a template besides opening and starting it. */
export function TemplateMenu({ template }: { readonly template: Template }) {
  const { id, name, kind, caption, campaign, warmup } = template;
  const { query } = useAgent();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: query.templates.key() });
  const copy = useMutation(
    query.templates.create.mutationOptions({
      onSuccess: (made) => {
        tellDone(`“${made.name}” is a copy. The first one stays as it is.`);
        return renew();
      },
      onError: tellFailure,
    }),
  );
  const remove = useMutation(
    query.templates.delete.mutationOptions({
      onSuccess: () => {
        tellDone(`“${name}” is removed.`);
        return renew();
      },
      onError: tellFailure,
    }),
  );
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() =>
            copy.mutate({ kind, name: `${name.slice(0, 73)} (copy)`, caption, campaign, warmup })
          }
        >
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          onClick={() =>
            confirm({
              title: `Remove the template “${name}”?`,
              body:
                kind === 'warmup'
                  ? 'Sessions that were started with it go on as they are.'
                  : 'Campaigns that began with it stay as they are.',
              yes: 'Remove template',
              danger: true,
              onYes: () => remove.mutate({ id }),
            })
          }
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

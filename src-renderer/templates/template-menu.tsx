import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { useRemoveTemplate } from './use-remove-template.ts';

/** What can be done with a template besides opening and starting it. */
export function TemplateMenu({ template }: { readonly template: Template }) {
  const { name, kind, caption, campaign, warmup } = template;
  const { query } = useAgent();
  const queries = useQueryClient();
  const copy = useMutation(
    query.templates.create.mutationOptions({
      onSuccess: (made) => {
        tellDone(`“${made.name}” is a copy. The first one stays as it is.`);
        return queries.invalidateQueries({ queryKey: query.templates.key() });
      },
      onError: tellFailure,
    }),
  );
  const askToRemove = useRemoveTemplate(() => tellDone(`“${name}” is removed.`));
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
            askToRemove(
              template,
              kind === 'warmup'
                ? 'Sessions that were started with it go on as they are.'
                : 'Campaigns that began with it stay as they are.',
            )
          }
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

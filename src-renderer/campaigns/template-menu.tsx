import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconBookmark, IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import menu from '../parts/menu-why.module.css';
import { readAll } from '../parts/paged.ts';
import { tellFailure } from '../parts/tell.tsx';
import { blankItem, draftOf, withRecipe } from './composer-state.ts';
import { NameTemplate } from './name-template.tsx';
import classes from './templates.module.css';
import type { Composer } from './use-composer.ts';

/** Whole campaigns kept for later: begin with one, keep the present one, or let one go. */
export function TemplateMenu({ composer }: { readonly composer: Composer }) {
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const templates = useQuery({
    queryKey: query.templates.list.key({ input: { of: 'campaign' } }),
    queryFn: ({ signal }) =>
      readAll((cursor) => client.templates.list({ limit: 500, of: 'campaign', ...cursor }, { signal })),
  });
  const remove = useMutation(
    query.templates.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: query.templates.key() }),
      onError: tellFailure,
    }),
  );
  const kept = (templates.data ?? []).filter(({ campaign }) => campaign !== null);
  const { draft, bySelf } = composer;
  const empty = draft.items.length === 0;
  const use = (template: (typeof kept)[number]) => {
    const take = () =>
      composer.change((before) =>
        template.campaign === null
          ? { ...before, items: [{ ...blankItem, caption: template.caption }] }
          : withRecipe(before, template.campaign),
      );
    if (empty) return take();
    confirm({
      title: `Begin with “${template.name}”?`,
      body: 'Posts, times and variables make room for those of the template. Name and accounts stay.',
      yes: 'Begin with it',
      onYes: take,
    });
  };
  if (!bySelf) return null;
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="Campaign templates">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Start from a template</Menu.Label>
          <div className={classes.templates}>
            {kept.map((template) => (
              <div key={template.id} className={classes.template} role="none">
                <Menu.Item onClick={() => use(template)}>{template.name}</Menu.Item>
                <Menu.Item
                  className={classes.templateRemove ?? ''}
                  aria-label={`Remove the template ${template.name}`}
                  onClick={() =>
                    confirm({
                      title: `Remove the template “${template.name}”?`,
                      body: 'Campaigns that began with it stay as they are.',
                      yes: 'Remove template',
                      danger: true,
                      onYes: () => remove.mutate({ id: template.id }),
                    })
                  }
                >
                  <IconTrash size={15} />
                </Menu.Item>
              </div>
            ))}
          </div>
          {kept.length === 0 ? (
            <Text size="sm" c="dimmed" px="sm" pb="xs">
              None yet. Keep a campaign you will need again.
            </Text>
          ) : null}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconBookmark size={16} />}
            disabled={empty}
            onClick={() => setNaming(true)}
          >
            Save campaign as template
            {empty ? <span className={menu.why}>Put something into it first.</span> : null}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameTemplate
          title="Save campaign as template"
          name={draft.name}
          onSave={(name) => {
            const { items, plan, fields } = draftOf(composer.state);
            return client.templates.create({
              name,
              caption: items[0]?.caption ?? '',
              campaign: { items, plan, fields },
            });
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

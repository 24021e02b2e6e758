import { Button, Menu, Text } from '@mantine/core';
import { IconBookmark, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import menu from '../parts/menu-why.module.css';
import { readAll } from '../parts/paged.ts';
import { tellFailure } from '../parts/tell.tsx';
import { NameTemplate } from './name-template.tsx';
import classes from './templates.module.css';

/** Captions kept for later: take one, keep the present one, or let one go. */
export function CaptionTemplates(props: {
  readonly caption: string;
  readonly onUse: (caption: string) => void;
}) {
  const { caption, onUse } = props;
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const templates = useQuery({
    queryKey: query.templates.list.key({ input: { of: 'caption' } }),
    queryFn: ({ signal }) =>
      readAll((cursor) => client.templates.list({ limit: 500, of: 'caption', ...cursor }, { signal })),
  });
  const remove = useMutation(
    query.templates.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: query.templates.key() }),
      onError: tellFailure,
    }),
  );
  const kept = (templates.data ?? []).filter(({ kind, campaign }) => kind === 'posting' && campaign === null);
  const empty = caption.trim() === '';
  const use = (words: string) => {
    if (empty || words === caption) return onUse(words);
    confirm({
      title: 'Replace the caption?',
      body: 'What is written now makes room for the template.',
      yes: 'Replace it',
      onYes: () => onUse(words),
    });
  };
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconTemplate size={15} />}>
            Templates
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Use a template</Menu.Label>
          <div className={classes.templates}>
            {kept.map((template) => (
              <div key={template.id} className={classes.template} role="none">
                <Menu.Item onClick={() => use(template.caption)}>
                  {template.name}
                  <span className={classes.templateWords}>{template.caption}</span>
                </Menu.Item>
                <Menu.Item
                  className={classes.templateRemove ?? ''}
                  aria-label={`Remove the template ${template.name}`}
                  onClick={() =>
                    confirm({
                      title: `Remove the template “${template.name}”?`,
                      body: 'Campaigns that were written with it keep their captions.',
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
              None yet. Save a caption you like, variables included.
            </Text>
          ) : null}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconBookmark size={16} />}
            disabled={empty}
            onClick={() => setNaming(true)}
          >
            Save caption as template
            {empty ? <span className={menu.why}>Write a caption first.</span> : null}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameTemplate
          title="Save caption as template"
          name=""
          onSave={(name) => client.templates.create({ name, caption })}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

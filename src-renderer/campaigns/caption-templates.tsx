import { Button, Menu, Modal, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { confirm } from '../parts/confirm.tsx';
import menu from '../parts/menu-why.module.css';
import { readAll } from '../parts/paged.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';
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
    queryKey: query.templates.list.key(),
    queryFn: ({ signal }) =>
      readAll((cursor) => client.templates.list({ limit: 500, ...cursor }, { signal })),
  });
  const remove = useMutation(
    query.templates.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: query.templates.key() }),
      onError: tellFailure,
    }),
  );
  const kept = (templates.data ?? []).filter((template) => template.kind === 'posting');
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
      {naming ? <NameTemplate caption={caption} onClose={() => setNaming(false)} /> : null}
    </>
  );
}

function NameTemplate({ caption, onClose }: { readonly caption: string; readonly onClose: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation(
    query.templates.create.mutationOptions({
      onSuccess: async (template) => {
        await queries.invalidateQueries({ queryKey: query.templates.key() });
        tellDone(`“${template.name}” is saved as a template.`);
        onClose();
      },
      onError: (error) => {
        if (issuesOf(error).length === 0) tellFailure(error);
      },
    }),
  );
  const refused = issuesOf(create.error).map((issue) => issue.message);
  return (
    <Modal opened onClose={onClose} title="Save caption as template">
      <form
        className={classes.naming}
        onSubmit={(submit) => {
          submit.preventDefault();
          if (name.trim() !== '') create.mutate({ name: name.trim(), caption });
        }}
      >
        <TextInput
          label="Name of the template"
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
          error={refused.length > 0 ? refused.join(' ') : null}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          Save template
        </Button>
      </form>
    </Modal>
  );
}

import { Menu, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { readAll } from '../parts/paged.ts';
import { useRemoveTemplate } from '../templates/use-remove-template.ts';
import classes from './templates.module.css';

/** The posting templates that are captions, or whole campaigns. */
export function useTemplates(of: 'caption' | 'campaign'): readonly Template[] {
  const { query, client } = useAgent();
  const templates = useQuery({
    queryKey: query.templates.list.key({ input: { of } }),
    queryFn: ({ signal }) =>
      readAll((cursor) => client.templates.list({ limit: 500, of, ...cursor }, { signal })),
  });
  return (templates.data ?? []).filter(
    ({ kind, campaign }) => kind === 'posting' && (campaign !== null) === (of === 'campaign'),
  );
}

/** Templates in a menu: take one, or let one go. `stays`: what a removal does not touch; `none`: what to do while there are none. */
export function KeptTemplates(props: {
  readonly templates: readonly Template[];
  readonly stays: string;
  readonly none: string;
  readonly onUse: (template: Template) => void;
  readonly more?: (template: Template) => ReactNode;
}) {
  const askToRemove = useRemoveTemplate();
  return (
    <>
      <div className={classes.templates}>
        {props.templates.map((template) => (
          <div key={template.id} className={classes.template} role="none">
            <Menu.Item onClick={() => props.onUse(template)}>
              {template.name}
              {props.more?.(template)}
            </Menu.Item>
            <Menu.Item
              className={classes.templateRemove ?? ''}
              aria-label={`Remove the template ${template.name}`}
              onClick={() => askToRemove(template, props.stays)}
            >
              <IconTrash size={15} />
            </Menu.Item>
          </div>
        ))}
      </div>
      {props.templates.length === 0 ? (
        <Text size="sm" c="dimmed" px="sm" pb="xs">
          {props.none}
        </Text>
      ) : null}
    </>
  );
}

import { Button, Menu, Text } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView, ViewList } from '../../src-shared/domain/saved-view.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';
import { NameView } from './name-view.tsx';
import classes from './views-menu.module.css';

/** Views of a list by name: to come back to, to save as it is now, to forget. */
export function ViewsMenu(props: {
  readonly list: ViewList;
  /** Filter, order and columns as they are now. */
  readonly current: SavedView['query'];
  readonly onApply: (query: SavedView['query']) => void;
}) {
  const { query } = useAgent();
  const [naming, setNaming] = useState(false);
  const views = useQuery(query.agent.views.list.queryOptions({ input: { list: props.list } }));
  const forget = useMutation(query.agent.views.delete.mutationOptions({ onError: tellFailure }));
  const saved = views.data ?? [];
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconBookmark size={16} aria-hidden="true" />}>
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              A view keeps a filter, an order and columns under a name.
            </Text>
          ) : null}
          {saved.map((view) => (
            <div key={view.id} role="none" className={classes.view}>
              <Menu.Item onClick={() => props.onApply(view.query)}>{view.name}</Menu.Item>
              <Menu.Item
                className={classes.forget ?? ''}
                aria-label={`Forget the view ${view.name}`}
                onClick={() => forget.mutate({ id: view.id })}
              >
                <IconTrash size={15} aria-hidden="true" />
              </Menu.Item>
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmark size={16} />} onClick={() => setNaming(true)}>
            Save this view
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameView
          list={props.list}
          current={props.current}
          taken={saved.map(({ name }) => name)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

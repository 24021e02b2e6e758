import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { moved, withCopy, withoutItem } from './item-state.ts';
import type { Composer } from './use-composer.ts';

/** What can be done with a post as a whole. */
export function ItemMenu(props: {
  readonly composer: Composer;
  readonly place: number;
  readonly onActive: (place: number) => void;
}) {
  const { composer, place, onActive } = props;
  const last = composer.state.items.length - 1;
  const moveTo = (to: number) => {
    composer.change((before) => ({ ...before, items: moved(before.items, place, to) }));
    onActive(to);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for post ${place + 1}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() => {
            composer.change((before) => withCopy(before, place));
            onActive(place + 1);
          }}
        >
          Duplicate post
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowLeft size={16} />}
          disabled={place === 0}
          onClick={() => moveTo(place - 1)}
        >
          Move earlier
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} />}
          disabled={place === last}
          onClick={() => moveTo(place + 1)}
        >
          Move later
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          onClick={() => {
            composer.change((before) => withoutItem(before, place));
            onActive(Math.max(0, place - 1));
          }}
        >
          {last === 0 ? 'Empty the post' : 'Remove post'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

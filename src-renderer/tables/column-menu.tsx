import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { Column } from './columns.ts';

/** Chooses which columns a list shows. */
export function ColumnMenu(props: {
  readonly columns: readonly Column<never>[];
  readonly chosen: readonly string[] | null;
  readonly onChoose: (columns: readonly string[] | null) => void;
}) {
  const shown =
    props.chosen ?? props.columns.filter((column) => column.shown !== 'extra').map((column) => column.id);
  const toggle = (id: string) =>
    props.onChoose(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id]);
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={16} aria-hidden="true" />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.columns
          .filter((column) => column.shown !== 'always')
          .map(({ id, title }) => (
            <Menu.CheckboxItem key={id} checked={shown.includes(id)} onChange={() => toggle(id)}>
              {title}
            </Menu.CheckboxItem>
          ))}
        <Menu.Divider />
        <Menu.Item disabled={props.chosen === null} onClick={() => props.onChoose(null)}>
          Show what fits
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

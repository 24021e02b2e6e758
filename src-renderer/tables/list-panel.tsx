import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SavedView, ViewList } from '../../src-shared/domain/saved-view.ts';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { ColumnMenu } from './column-menu.tsx';
import type { Column } from './columns.ts';
import { ListTable } from './list-table.tsx';
import { ListTools } from './list-tools.tsx';
import type { Selection, SelectionChange } from './selection.ts';
import { useColumnChoice } from './use-column-choice.ts';
import type { ListRows } from './use-list-rows.ts';
import { ViewsMenu } from './views-menu.tsx';

/** A list with what narrows it, its saved views and the choice of its columns. */
export function ListPanel<Item extends { readonly id: number }>(props: {
  readonly list: ViewList;
  readonly label: string;
  /** One of them and many of them, such as `account`, `accounts`. */
  readonly nouns: readonly [string, string];
  readonly filters: ReactNode;
  readonly columns: readonly Column<Item>[];
  readonly rows: ListRows<Item>;
  readonly sort: string;
  /** Filter and order as they are now, to be saved as a view. */
  readonly view: SavedView['query'];
  /** Lists by another filter or order. */
  readonly onView: (view: SavedView['query']) => void;
  readonly onClear: () => void;
  readonly selection: Selection;
  readonly onSelection: (change: SelectionChange) => void;
  readonly onOpen: (item: Item) => void;
  readonly nameOf: (item: Item) => string;
}) {
  const { list, rows, columns, view } = props;
  const [one, many] = props.nouns;
  const [chosen, choose] = useColumnChoice(list);
  const searched = view['search'];
  return (
    <>
      <ListTools filters={props.filters} total={rows.known ? formatCount(rows.total, one, many) : ''}>
        <ViewsMenu
          list={list}
          current={{ ...view, ...(chosen === null ? {} : { columns: [...chosen] }) }}
          onApply={({ columns: kept, ...applied }) => {
            choose(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : null);
            props.onView(applied);
          }}
        />
        <ColumnMenu columns={columns} chosen={chosen} onChoose={choose} />
      </ListTools>
      <Panel flush grow>
        {rows.error === null ? null : <FailureNotice error={rows.error} onRetry={rows.retry} />}
        <ListTable
          label={props.label}
          columns={columns}
          chosen={chosen}
          rows={rows}
          sort={props.sort}
          onSort={(sort) => props.onView({ ...view, sort })}
          selection={props.selection}
          onSelection={props.onSelection}
          onOpen={props.onOpen}
          nameOf={props.nameOf}
          empty={
            <EmptyState
              icon={<IconSearch size={26} />}
              title={`No ${one} matches`}
              actions={
                <Button variant="default" onClick={props.onClear}>
                  Clear the filters
                </Button>
              }
            >
              {typeof searched === 'string'
                ? `Nothing that fits is called “${searched}”.`
                : `No ${one} has all that is asked for above.`}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

import type { ReactNode } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import { formatBytes } from '../format/amount.ts';
import { formatClip } from '../format/time.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import type { Column } from '../tables/columns.ts';
import { ListTable } from '../tables/list-table.tsx';
import type { Selection, SelectionChange } from '../tables/selection.ts';
import type { ListRows } from '../tables/use-list-rows.ts';
import classes from './media-page.module.css';
import { MediaPicture } from './media-picture.tsx';
import { formatNames } from './media-words.ts';
import type { MediaSort } from './use-media.ts';

const columns: readonly Column<Media>[] = [
  {
    id: 'fileName',
    title: 'File',
    width: 240,
    share: 3,
    sort: 'fileName',
    shown: 'always',
    cell: (media) => (
      <span className={classes.file}>
        <MediaPicture media={media} className={classes.small} />
        <span className={classes.fileName}>{media.fileName}</span>
        {media.missing ? <StatusBadge label={{ text: 'Missing', tone: 'bad' }} /> : null}
      </span>
    ),
  },
  {
    id: 'folder',
    title: 'Folder',
    width: 150,
    share: 1,
    shown: 3,
    cell: ({ folder }) => soft(folder === '' ? 'Top' : folder),
  },
  { id: 'kind', title: 'Kind', width: 80, share: 0, shown: 2, cell: ({ mime }) => formatNames[mime] },
  {
    id: 'measures',
    title: 'Measures',
    width: 160,
    share: 0,
    shown: 4,
    cell: ({ width, height, durationMs }) =>
      `${width} × ${height}${durationMs === null ? '' : ` · ${formatClip(durationMs)}`}`,
  },
  {
    id: 'bytes',
    title: 'Size',
    width: 100,
    share: 0,
    sort: 'bytes',
    shown: 5,
    cell: ({ bytes }) => formatBytes(bytes),
  },
  { id: 'client', title: 'Client', width: 130, share: 1, shown: 1, cell: ({ client }) => soft(client ?? '') },
  { id: 'tags', title: 'Tags', width: 150, share: 1, shown: 0, cell: ({ tags }) => soft(tags.join(', ')) },
  {
    id: 'uses',
    title: 'Posted',
    width: 100,
    share: 0,
    sort: 'uses',
    shown: 6,
    cell: ({ uses }) => (uses === 0 ? soft('Never') : `${uses.toLocaleString()} ×`),
  },
];

const sorts: readonly string[] = ['id', 'fileName', 'bytes', 'uses'];

/** The library as a table. */
export function MediaList(props: {
  readonly rows: ListRows<Media>;
  readonly sort: MediaSort;
  readonly onSort: (sort: MediaSort) => void;
  readonly selection: Selection;
  readonly onSelection: (change: SelectionChange) => void;
  readonly onOpen: (media: Media) => void;
  readonly empty: ReactNode;
}) {
  const { onSort } = props;
  return (
    <ListTable
      {...props}
      label="Media"
      columns={columns}
      chosen={null}
      onSort={(sort) => isSort(sort) && onSort(sort)}
      nameOf={({ fileName }) => fileName}
    />
  );
}

function isSort(sort: string): sort is MediaSort {
  return sorts.includes(sort.replace(/^-/, ''));
}

function soft(text: string) {
  return <span className={classes.soft}>{text}</span>;
}

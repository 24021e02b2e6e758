import { Button, Modal } from '@mantine/core';
import { IconPhotoSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { FilterSelect } from '../tables/filter-select.tsx';
import { SearchField } from '../tables/search-field.tsx';
import { isSelected, nothingSelected, withRows, type SelectionChange } from '../tables/selection.ts';
import { MediaGrid } from './media-grid.tsx';
import classes from './media-picker.module.css';
import { useMedia, useMediaFacets } from './use-media.ts';

/** The most files that are taken at once. */
const most = 50;

/** Chooses photos and videos out of the library. */
export function MediaPicker(props: {
  readonly opened: boolean;
  readonly onChoose: (ids: readonly number[]) => void;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Choose from the library" size={960}>
      <Picker {...props} />
    </Modal>
  );
}

function Picker(props: Parameters<typeof MediaPicker>[0]) {
  const [search, setSearch] = useState('');
  const [folder, setFolder] = useState<string>();
  const [selection, setSelection] = useState(nothingSelected);
  const facets = useMediaFacets();
  const rows = useMedia(
    {
      missing: 'no',
      ...(search === '' ? {} : { search }),
      ...(folder === undefined ? {} : { folder }),
    },
    '-id',
  );
  // All of the library at once is no post; what is ticked one by one is.
  const select = (change: SelectionChange) =>
    setSelection((before) => {
      const next = change(before);
      return next.mode === 'some' && next.ids.size <= most ? next : before;
    });
  const toggle = ({ id }: Media) => select((before) => withRows(before, [id], !isSelected(before, id)));
  const ids = selection.mode === 'some' ? [...selection.ids] : [];
  const folders = (facets?.folders ?? []).filter(({ value }) => value !== '');
  return (
    <div className={classes.picker}>
      <div className={classes.tools}>
        <SearchField
          label="Search the library"
          placeholder="Search by name"
          value={search}
          onChange={setSearch}
        />
        {folders.length === 0 ? null : (
          <FilterSelect
            label="Folder"
            value={folder}
            options={folders.map(({ value, count }) => ({
              value,
              label: value,
              hint: count.toLocaleString(),
            }))}
            onChange={setFolder}
          />
        )}
        <span className={classes.total} role="status">
          {rows.known ? formatCount(rows.total, 'file') : ''}
        </span>
      </div>
      <div className={classes.grid}>
        {rows.error === null ? null : <FailureNotice error={rows.error} onRetry={rows.retry} />}
        {rows.known || rows.error !== null ? null : <LoadingRows rows={3} height={120} />}
        {rows.known && rows.total === 0 ? (
          <EmptyState icon={<IconPhotoSearch size={26} />} title="No file here">
            Drop files on the post, or fill the library on the Media screen.
          </EmptyState>
        ) : null}
        {rows.known && rows.total > 0 ? (
          <MediaGrid
            label="Files of the library"
            rows={rows}
            selection={selection}
            onSelection={select}
            onOpen={toggle}
          />
        ) : null}
      </div>
      <div className={classes.foot}>
        <span className={classes.hint}>Arrow keys move, Space ticks. At most {most} at once.</span>
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          disabled={ids.length === 0}
          onClick={() => {
            props.onChoose(ids);
            props.onClose();
          }}
        >
          {ids.length === 0 ? 'Add files' : `Add ${formatCount(ids.length, 'file')}`}
        </Button>
      </div>
    </div>
  );
}

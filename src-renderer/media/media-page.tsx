import { Button, FileButton, Menu, SegmentedControl } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useHotkeys } from '@mantine/hooks';
import {
  IconChevronDown,
  IconFolderPlus,
  IconFolderSearch,
  IconLayoutGrid,
  IconList,
  IconPhotoPlus,
  IconPhotoSearch,
} from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { ListTools } from '../tables/list-tools.tsx';
import { nothingSelected, selectedCount } from '../tables/selection.ts';
import { useSelection } from '../tables/use-selection.ts';
import { FolderList } from './folder-list.tsx';
import { folderTree } from './folder-tree.ts';
import { ImportPath } from './import-path.tsx';
import { filterOf, withConditions, type MediaAddress } from './media-address.ts';
import { MediaBulk } from './media-bulk.tsx';
import { MediaDrawer } from './media-drawer.tsx';
import { MediaFilters } from './media-filters.tsx';
import { MediaGrid } from './media-grid.tsx';
import { MediaList } from './media-list.tsx';
import classes from './media-page.module.css';
import { UploadPanel } from './upload-panel.tsx';
import { acceptedTypes } from './uploads.ts';
import { useMedia, useMediaFacets, type MediaSort } from './use-media.ts';
import { useScan } from './use-scan.ts';
import { useUploads } from './use-uploads.ts';
import { WatchedFolders } from './watched-folders.tsx';

/** The media library: every picture and video that can be posted. */
export function MediaPage() {
  const navigate = useNavigate();
  const address = useSearch({ from: '/media' });
  const filter = filterOf(address);
  const { folder, client } = filter;
  const [sort, setSort] = useState<MediaSort>('-id');
  const [beside, setBeside] = useState<'path' | 'watched' | null>(null);
  const rows = useMedia(filter, sort);
  const facets = useMediaFacets();
  const scan = useScan();
  const uploading = useUploads({
    ...(folder === undefined ? {} : { folder }),
    ...(client === undefined ? {} : { client }),
  });
  const openPicker = useRef<() => void>(null);
  const go = (search: MediaAddress, replace = false) => void navigate({ to: '/media', search, replace });
  const change = (how: Parameters<typeof withConditions>[1]) => go(withConditions(address, how), true);
  const toFolder = (path: string | null) => go(withConditions(address, { folder: path }));
  useHotkeys([['n', () => openPicker.current?.()]]);

  const filterKey = JSON.stringify(filter);
  const [selection, select] = useSelection(filterKey);
  const count = selectedCount(selection, rows.total);
  const filtered = filterKey !== '{}';
  const none = rows.known && !rows.old && rows.total === 0;
  const folders = folderTree(facets?.folders ?? []);
  const cleared: MediaAddress = address.layout === undefined ? {} : { layout: address.layout };
  const show = (media: Media) => go({ ...address, open: media.id });

  const addButton = (
    <FileButton multiple accept={acceptedTypes.join(',')} onChange={uploading.add}>
      {(file) => {
        openPicker.current = file.onClick;
        return (
          <Button {...file} leftSection={<IconPhotoPlus size={16} />} aria-keyshortcuts="n">
            Add files
          </Button>
        );
      }}
    </FileButton>
  );
  const more = (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          Other ways
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFolderPlus size={16} />} onClick={() => setBeside('path')}>
          Import from a folder…
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderSearch size={16} />} onClick={() => setBeside('watched')}>
          Watched folders…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPhotoSearch size={16} />} onClick={scan}>
          Look for missing files
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  const empty = (
    <EmptyState
      icon={<IconPhotoSearch size={26} />}
      title="No file matches"
      actions={
        <Button variant="default" onClick={() => go(cleared)}>
          Show all files
        </Button>
      }
    >
      Nothing in the library fits these conditions.
    </EmptyState>
  );
  return (
    <Page
      fill
      width="full"
      title="Media"
      intro="Every picture and video you can post, stored once, however often it is added."
      actions={
        <>
          {more}
          {addButton}
        </>
      }
    >
      {none && !filtered ? (
        <EmptyState icon={<IconPhotoPlus size={26} />} title="Fill the library">
          Drop pictures and videos anywhere on this page, or press <b>Add files</b>. Each is looked at as it
          comes in: where it fits, what would be refused, and what one click can put right. A folder that is
          watched brings its files in by itself.
        </EmptyState>
      ) : (
        <div className={classes.columns}>
          {folders.length === 0 ? null : <FolderList folders={folders} chosen={folder} onChoose={toFolder} />}
          <div className={classes.main}>
            <ListTools
              filters={
                <MediaFilters filter={filter} facets={facets} onChange={change} onClear={() => go(cleared)} />
              }
              total={rows.known ? formatCount(rows.total, 'file') : ''}
            >
              <SegmentedControl
                size="xs"
                aria-label="Shown as"
                value={address.layout ?? 'grid'}
                onChange={(layout) => change({ layout: layout === 'list' ? 'list' : null })}
                data={[
                  { value: 'grid', label: <IconLayoutGrid size={15} aria-label="Pictures" /> },
                  { value: 'list', label: <IconList size={15} aria-label="List" /> },
                ]}
              />
            </ListTools>
            {count === 0 ? null : (
              <MediaBulk
                filter={filter}
                selection={selection}
                total={rows.total}
                facets={facets}
                onClear={() => select(() => nothingSelected)}
              />
            )}
            <Panel flush grow>
              {rows.error === null ? null : <FailureNotice error={rows.error} onRetry={rows.retry} />}
              {rows.known || rows.error !== null ? null : <LoadingRows rows={4} height={120} />}
              {address.layout === 'list' ? (
                <MediaList
                  rows={rows}
                  sort={sort}
                  onSort={setSort}
                  selection={selection}
                  onSelection={select}
                  onOpen={show}
                  empty={empty}
                />
              ) : none ? (
                empty
              ) : rows.known ? (
                <MediaGrid
                  label="Media"
                  rows={rows}
                  selection={selection}
                  onSelection={select}
                  onOpen={show}
                />
              ) : null}
            </Panel>
          </div>
        </div>
      )}
      <Dropzone.FullScreen active onDrop={uploading.add} multiple inputProps={{ 'aria-label': 'Drop files' }}>
        <div className={classes.drop}>
          <IconPhotoPlus size={44} stroke={1.3} aria-hidden="true" />
          {folder === undefined ? 'Drop to add to the library' : `Drop to add to ${folder}`}
        </div>
      </Dropzone.FullScreen>
      <UploadPanel uploads={uploading.uploads} onClose={uploading.clear} />
      <MediaDrawer
        open={address.open}
        facets={facets}
        onOpen={(open) => go({ ...address, open })}
        onClose={() => go(withConditions(address, { open: null }))}
      />
      <ImportPath
        opened={beside === 'path'}
        folder={folder ?? ''}
        facets={facets}
        onClose={() => setBeside(null)}
      />
      <WatchedFolders opened={beside === 'watched'} facets={facets} onClose={() => setBeside(null)} />
    </Page>
  );
}

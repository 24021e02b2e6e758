import { Autocomplete, Button, Code, Drawer, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolderOff, IconFolderSearch } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import classes from './media-drawer.module.css';
import forms from './media-form.module.css';
import type { MediaFacets } from './use-media.ts';

/** The folders of this computer whose files come into the library by themselves. */
export function WatchedFolders(props: {
  readonly opened: boolean;
  readonly facets: MediaFacets | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Drawer opened={props.opened} onClose={props.onClose} title="Watched folders">
      <Folders facets={props.facets} />
    </Drawer>
  );
}

function Folders({ facets }: { readonly facets: MediaFacets | undefined }) {
  const { query } = useAgent();
  const folders = useQuery(query.media.watched.list.queryOptions({ input: {} }));
  const leave = useMutation(
    query.media.watched.remove.mutationOptions({
      onSuccess: () => folders.refetch(),
      onError: tellFailure,
    }),
  );
  const form = useForm({
    initialValues: { path: '', folder: '', client: '' },
    validate: { path: (path) => (path.trim() === '' ? 'The folder’s full path.' : null) },
  });
  const watch = useMutation(
    query.media.watched.add.mutationOptions({
      onSuccess: () => {
        form.reset();
        return folders.refetch();
      },
      onError: (error) => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors),
    }),
  );
  return (
    <div className={classes.stack}>
      <p className={forms.intro}>
        What is saved or exported into a watched folder comes into the library by itself, as soon as it is
        written to its end.
      </p>
      {folders.isPending ? <LoadingRows rows={2} height={48} /> : null}
      {folders.isError ? (
        <FailureNotice error={folders.error} onRetry={() => void folders.refetch()} />
      ) : null}
      {(folders.data ?? []).map((folder) => (
        <article key={folder.id} className={classes.watched} aria-label={folder.path}>
          <div className={classes.watchedHead}>
            {folder.state === 'watching' ? (
              <IconFolderSearch size={18} aria-hidden="true" />
            ) : (
              <IconFolderOff size={18} aria-hidden="true" />
            )}
            <Code className={classes.path}>{folder.path}</Code>
            <StatusBadge
              label={
                folder.state === 'watching'
                  ? { text: 'Watching', tone: 'ok' }
                  : { text: 'Not readable', tone: 'bad' }
              }
            />
          </div>
          {folder.problem === null ? null : <p className={classes.problem}>{folder.problem}</p>}
          <div className={classes.watchedFoot}>
            <span className={classes.soft}>
              {formatCount(folder.added, 'file')} added
              {folder.folder === '' ? '' : ` to ${folder.folder}`}
              {folder.client === null ? '' : ` for ${folder.client}`}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              c="var(--sy-soft)"
              aria-label={`Stop watching ${folder.path}`}
              onClick={() => leave.mutate({ id: folder.id })}
            >
              Stop watching
            </Button>
          </div>
        </article>
      ))}
      <form
        className={forms.form}
        noValidate
        onSubmit={form.onSubmit(({ path, folder, client }) =>
          watch.mutate({ path, folder: folder.trim(), client: client.trim() === '' ? null : client.trim() }),
        )}
      >
        <TextInput
          label="Folder to watch"
          description="Its full path on this computer."
          placeholder="/Users/anna/Exports"
          spellCheck={false}
          {...form.getInputProps('path')}
        />
        <Autocomplete
          label="Into the library folder"
          description="Empty for the top."
          data={(facets?.folders ?? []).map(({ value }) => value).filter((value) => value !== '')}
          {...form.getInputProps('folder')}
        />
        <Autocomplete
          label="Client"
          description="Whose files they are; empty for nobody."
          data={(facets?.clients ?? []).map(({ value }) => value)}
          {...form.getInputProps('client')}
        />
        {watch.isError && issuesOf(watch.error).length === 0 ? <FailureNotice error={watch.error} /> : null}
        <div className={forms.foot}>
          <span />
          <Button type="submit" loading={watch.isPending}>
            Watch this folder
          </Button>
        </div>
      </form>
    </div>
  );
}

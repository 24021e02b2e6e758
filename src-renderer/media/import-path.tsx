import { Autocomplete, Button, Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone } from '../parts/tell.tsx';
import classes from './media-form.module.css';
import type { MediaFacets } from './use-media.ts';

/** Adds files and folders of this computer by their paths, without sending them through the page. */
export function ImportPath(props: {
  readonly opened: boolean;
  /** The folder of the library that is shown. */
  readonly folder: string;
  readonly facets: MediaFacets | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Import from a folder">
      <Paths {...props} />
    </Modal>
  );
}

function Paths(props: Parameters<typeof ImportPath>[0]) {
  const { query } = useAgent();
  const form = useForm({
    initialValues: { paths: '', folder: props.folder, client: '' },
    validate: { paths: (text) => (linesOf(text).length === 0 ? 'At least one path.' : null) },
  });
  const begin = useMutation(
    query.media.importPaths.mutationOptions({
      onSuccess: () => {
        tellDone('The files are being added; they appear as they come in.');
        props.onClose();
      },
      onError: (error) => {
        const words = issuesOf(error).map(({ message }) => message);
        if (words.length > 0) form.setErrors({ paths: words.join(' ') });
      },
    }),
  );
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit(({ paths, folder, client }) =>
        begin.mutate({
          paths: linesOf(paths),
          folder: folder.trim(),
          client: client.trim() === '' ? null : client.trim(),
        }),
      )}
    >
      <Textarea
        label="Paths on this computer"
        description="Files or folders, one a line. Of a folder, everything below it that is a picture or video."
        placeholder="/Volumes/Shoots/2026-11 Autumn"
        autosize
        minRows={3}
        maxRows={8}
        data-autofocus
        spellCheck={false}
        {...form.getInputProps('paths')}
      />
      <Autocomplete
        label="Into the folder"
        description="Empty for the top."
        data={(props.facets?.folders ?? []).map(({ value }) => value).filter((value) => value !== '')}
        {...form.getInputProps('folder')}
      />
      <Autocomplete
        label="Client"
        description="Whose files they are; empty for nobody."
        data={(props.facets?.clients ?? []).map(({ value }) => value)}
        {...form.getInputProps('client')}
      />
      {begin.isError && issuesOf(begin.error).length === 0 ? <FailureNotice error={begin.error} /> : null}
      <div className={classes.foot}>
        <span />
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={begin.isPending}>
          Import
        </Button>
      </div>
    </form>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

import { Autocomplete, Button, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Media } from '../../src-shared/domain/media.ts';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone } from '../parts/tell.tsx';
import forms from './media-form.module.css';
import { Section } from './section.tsx';
import type { MediaFacets } from './use-media.ts';

/** Name, folder, client and tags of a file. */
export function MediaDetails(props: { readonly media: Media; readonly facets: MediaFacets | undefined }) {
  const { media, facets } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      fileName: media.fileName,
      folder: media.folder,
      client: media.client ?? '',
      tags: media.tags,
    },
    validate: { fileName: (name) => (name.trim() === '' ? 'A name for the file.' : null) },
  });
  const save = useMutation(
    query.media.update.mutationOptions({
      onSuccess: async () => {
        form.resetDirty();
        await queries.invalidateQueries({ queryKey: query.media.key() });
        tellDone('Saved.');
      },
      onError: (error) => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors),
    }),
  );
  return (
    <Section title="Name and place">
      <form
        className={forms.form}
        noValidate
        onSubmit={form.onSubmit(({ client, ...values }) =>
          save.mutate({ id: media.id, ...values, client: client.trim() === '' ? null : client }),
        )}
      >
        <TextInput label="Name" spellCheck={false} {...form.getInputProps('fileName')} />
        <Autocomplete
          label="Folder"
          description="Such as Summer/Beach; empty for the top."
          data={(facets?.folders ?? []).map(({ value }) => value).filter((value) => value !== '')}
          {...form.getInputProps('folder')}
        />
        <Autocomplete
          label="Client"
          data={(facets?.clients ?? []).map(({ value }) => value)}
          {...form.getInputProps('client')}
        />
        <TagsInput
          label="Tags"
          description="Enter after each."
          data={(facets?.tags ?? []).map(({ value }) => value)}
          {...form.getInputProps('tags')}
        />
        {save.isError && issuesOf(save.error).length === 0 ? <FailureNotice error={save.error} /> : null}
        <div className={forms.foot}>
          <span />
          <Button type="submit" variant="default" disabled={!form.isDirty()} loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Section>
  );
}

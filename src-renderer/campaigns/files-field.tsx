import { Button, Loader } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { MediaPicker } from '../media/media-picker.tsx';
import { acceptedTypes, refusalBefore } from '../media/uploads.ts';
import { FieldProblems } from './field-problems.tsx';
import { FileList } from './file-list.tsx';
import type { AddedFile } from './item-state.ts';
import classes from './files.module.css';

/** Names the work of adding files: nothing is posted while one is on its way. */
export const addingFiles = ['composer', 'add-files'] as const;

/** The files of a post: dropped or chosen, in their order, refused at once when they are none the library takes. */
export function FilesField(props: {
  readonly mediaIds: readonly number[];
  /** Several files are one post. */
  readonly several: boolean;
  readonly kind: ContentKind;
  readonly platforms: readonly Platform[];
  readonly onAdd: (files: readonly AddedFile[]) => void;
  readonly onChange: (mediaIds: readonly number[]) => void;
  readonly problems: readonly string[];
}) {
  const { mediaIds, onAdd } = props;
  const { client, query } = useAgent();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [picking, setPicking] = useState(false);
  const openPicker = useRef<() => void>(null);
  const upload = useMutation({
    mutationKey: addingFiles,
    mutationFn: (files: readonly File[]) =>
      Promise.allSettled(files.map((file) => client.media.create({ file }))),
    onSuccess: (answers, files) => {
      onAdd(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])));
      setRefused((before) => [
        ...before,
        ...answers.flatMap((answer, at) =>
          answer.status === 'rejected'
            ? [`${nameOf(files[at])}: ${describeFailure(answer.reason).detail}`]
            : [],
        ),
      ]);
    },
  });
  const take = useMutation({
    mutationKey: addingFiles,
    mutationFn: (ids: readonly number[]) =>
      Promise.all(ids.map((id) => queries.ensureQueryData(query.media.get.queryOptions({ input: { id } })))),
    onSuccess: onAdd,
  });
  const filled = mediaIds.length > 0;
  const drop = (files: readonly File[]) => {
    const sorted = files.map((file) => ({ file, problem: refusalBefore(file) }));
    setRefused(
      sorted.flatMap(({ file, problem }) => (problem === null ? [] : [`${nameOf(file)}: ${problem}`])),
    );
    const fit = sorted.flatMap(({ file, problem }) => (problem === null ? [file] : []));
    if (fit.length > 0) upload.mutate(fit);
  };
  return (
    <div className={classes.field}>
      <FileList {...props} />
      <Dropzone
        openRef={openPicker}
        className={classes.drop}
        data-small={filled}
        onDrop={drop}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        tabIndex={-1}
        inputProps={{ 'aria-label': 'Photos and videos', accept: acceptedTypes.join(',') }}
      >
        <div className={classes.dropInner}>
          {upload.isPending || take.isPending ? (
            <Loader size="sm" />
          ) : (
            <IconPhotoPlus size={filled ? 20 : 28} stroke={1.5} aria-hidden="true" />
          )}
          <span>{invitation(filled, props.several)}</span>
          <span className={classes.ways}>
            <Button variant="default" size="xs" onClick={() => openPicker.current?.()}>
              Choose files
            </Button>
            <Button variant="default" size="xs" onClick={() => setPicking(true)}>
              From the library
            </Button>
          </span>
          {filled ? null : (
            <span className={classes.hint}>JPEG, PNG or WebP; MP4, MOV or WebM up to 320 MB</span>
          )}
        </div>
      </Dropzone>
      <FieldProblems problems={[...refused, ...props.problems]} />
      <MediaPicker opened={picking} onChoose={(ids) => take.mutate(ids)} onClose={() => setPicking(false)} />
    </div>
  );
}

function invitation(filled: boolean, several: boolean): string {
  if (several)
    return filled ? 'Drop more files into the carousel, or' : 'Drop the files of the carousel here, or';
  return filled ? 'Drop more files to make more posts, or' : 'Drop a photo or video here, or';
}

function nameOf(file: { readonly name: string } | undefined): string {
  return file?.name ?? 'The file';
}

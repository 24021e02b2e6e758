import { Button, Loader } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { MediaPicker } from '../media/media-picker.tsx';
import { Panel } from '../parts/panel.tsx';
import { withoutItem, withPhotoAt, withPhotos } from './composer-state.ts';
import classes from './composer.module.css';
import { FieldProblems } from './field-problems.tsx';
import { MediaThumb } from './media-thumb.tsx';
import { refusalOf, type RefusedFile } from './refused-file.ts';
import type { Composer } from './use-composer.ts';

const accepted = ['image/jpeg', 'image/png', 'image/webp'];
const largest = 32 * 1024 * 1024;

/** Names the work of adding photos: nothing is posted while one is on its way. */
export const addingPhotos = ['composer', 'add-photos'] as const;

/** The photos: dropped or chosen, shown with their size, refused at once when they are no pictures. */
export function MediaSection(props: {
  readonly composer: Composer;
  readonly active: number;
  readonly onActive: (place: number) => void;
}) {
  const { composer, active, onActive } = props;
  const { client } = useAgent();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [picking, setPicking] = useState(false);
  const openPicker = useRef<() => void>(null);
  const platforms = [...new Set(composer.accounts.map(({ platform }) => platform))];
  const upload = useMutation({
    mutationKey: addingPhotos,
    mutationFn: (files: readonly File[]) =>
      Promise.allSettled(files.map((file) => client.media.create({ file }))),
    onSuccess: (answers, files) => {
      const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
      composer.change((before) => withPhotos(before, ids));
      setRefused((before) => [
        ...before,
        ...answers.flatMap((answer, at) =>
          answer.status === 'rejected'
            ? [`${files[at]?.name ?? 'The file'}: ${describeFailure(answer.reason).detail}`]
            : [],
        ),
      ]);
    },
  });
  const filled = composer.state.items.some((item) => item.mediaId !== null);
  const drop = (files: readonly File[]) => {
    setRefused([]);
    upload.mutate(files);
  };
  const reject = (files: readonly RefusedFile[]) => setRefused(files.map(refusalOf));
  const problems = [...refused, ...(composer.attempted || filled ? composer.issues.media : [])];
  return (
    <Panel title={composer.state.items.length > 1 ? 'Photos' : 'Photo'}>
      <div className={classes.media}>
        {filled ? (
          <ul className={classes.thumbs}>
            {composer.state.items.map(({ mediaId }, place) =>
              mediaId === null ? null : (
                <MediaThumb
                  key={`${mediaId}-${place}`}
                  mediaId={mediaId}
                  number={place + 1}
                  of={composer.state.items.length}
                  active={place === active}
                  onActive={() => onActive(place)}
                  platforms={platforms}
                  onFixed={(made) => composer.change((before) => withPhotoAt(before, place, made))}
                  onRemove={() => {
                    composer.change((before) => withoutItem(before, place));
                    onActive(0);
                  }}
                />
              ),
            )}
          </ul>
        ) : null}
        <Dropzone
          openRef={openPicker}
          className={classes.drop}
          data-small={filled}
          accept={accepted}
          maxSize={largest}
          onDrop={drop}
          onReject={reject}
          activateOnClick={false}
          activateOnKeyboard={false}
          enablePointerEvents
          tabIndex={-1}
          inputProps={{ 'aria-label': 'Photos' }}
        >
          <div className={classes.dropInner}>
            {upload.isPending ? (
              <Loader size="sm" />
            ) : (
              <IconPhotoPlus size={filled ? 20 : 28} stroke={1.5} aria-hidden="true" />
            )}
            <span>{filled ? 'Drop more photos to make more posts, or' : 'Drop a photo here, or'}</span>
            <Button variant="default" size="xs" onClick={() => openPicker.current?.()}>
              Choose files
            </Button>
            <Button variant="default" size="xs" onClick={() => setPicking(true)}>
              From the library
            </Button>
            {filled ? null : <span className={classes.hint}>JPEG, PNG or WebP, up to 32 MB</span>}
          </div>
        </Dropzone>
      </div>
      <FieldProblems problems={problems} />
      <MediaPicker
        opened={picking}
        onChoose={(ids) => composer.change((before) => withPhotos(before, ids))}
        onClose={() => setPicking(false)}
      />
    </Panel>
  );
}

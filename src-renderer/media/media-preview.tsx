import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './media-drawer.module.css';
import { MediaPicture } from './media-picture.tsx';

/** The picture itself; of a video its first picture, and the video when it is asked for. */
export function MediaPreview({ media }: { readonly media: Media }) {
  const { query } = useAgent();
  const [playing, setPlaying] = useState(false);
  const wanted = !media.missing && (media.kind === 'image' || playing);
  const content = useQuery({
    ...query.media.content.queryOptions({ input: wanted ? { id: media.id } : skipToken }),
    gcTime: 30_000,
  });
  if (content.isError) return <FailureNotice error={content.error} onRetry={() => void content.refetch()} />;
  if (wanted && media.kind === 'image')
    return (
      <div className={classes.preview}>
        <FilePicture file={content.data} alt={media.fileName} className={classes.previewPicture} />
      </div>
    );
  return (
    <div className={classes.preview}>
      {content.data === undefined ? (
        <MediaPicture media={media} className={classes.previewPicture} />
      ) : (
        <Video file={content.data} name={media.fileName} />
      )}
      {media.kind === 'video' && !media.missing && content.data === undefined ? (
        <Button
          className={classes.play}
          leftSection={<IconPlayerPlay size={16} />}
          loading={playing}
          onClick={() => setPlaying(true)}
        >
          Play
        </Button>
      ) : null}
    </div>
  );
}

function Video(props: { readonly file: File; readonly name: string }) {
  const { file } = props;
  const show = useCallback(
    (video: HTMLVideoElement) => {
      const address = URL.createObjectURL(file);
      video.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [file],
  );
  return <video ref={show} className={classes.previewPicture} controls autoPlay aria-label={props.name} />;
}

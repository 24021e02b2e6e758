import { IconMovie, IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './media-picture.module.css';

/** The small picture of a file; a sign where there is none. The file's name stands beside it. */
export function MediaPicture(props: { readonly media: Media; readonly className?: string | undefined }) {
  const { id, kind, missing, hasThumbnail } = props.media;
  const { query } = useAgent();
  const picture = useQuery({
    ...query.media.thumbnail.queryOptions({ input: hasThumbnail ? { id } : skipToken }),
    gcTime: 60_000,
  });
  if (hasThumbnail && !picture.isError)
    return <FilePicture file={picture.data} alt="" className={props.className} />;
  const Icon = missing ? IconPhotoOff : kind === 'video' ? IconMovie : IconPhoto;
  return (
    <span className={`${classes.sign} ${props.className ?? ''}`} aria-hidden="true">
      <Icon size={26} stroke={1.4} />
    </span>
  );
}

import { IconPhoto, IconPlayerPlayFilled } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { MediaPicture } from '../media/media-picture.tsx';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './post-card.module.css';

/** A file as the post shows it: the whole picture, or a video's first one. */
export function PostFile({ mediaId }: { readonly mediaId: number | null }) {
  const { query } = useAgent();
  const facts = useQuery(
    query.media.get.queryOptions({ input: mediaId === null ? skipToken : { id: mediaId } }),
  );
  const video = facts.data?.kind === 'video';
  const picture = useQuery(
    query.media.content.queryOptions({
      input: mediaId === null || facts.data === undefined || video ? skipToken : { id: mediaId },
    }),
  );
  if (mediaId === null)
    return (
      <span className={classes.noPicture}>
        <IconPhoto size={32} stroke={1.3} aria-hidden="true" />
        The file appears here
      </span>
    );
  if (video && facts.data !== undefined)
    return (
      <>
        <MediaPicture media={facts.data} className={classes.image} />
        <IconPlayerPlayFilled className={classes.play} size={38} aria-label="A video" />
      </>
    );
  return <FilePicture file={picture.data} alt="The chosen photo" className={classes.image} />;
}

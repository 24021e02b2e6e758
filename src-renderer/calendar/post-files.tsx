import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { MediaPicture } from '../media/media-picture.tsx';
import classes from './calendar.module.css';

/** The files of a post, small, in their order. */
export function PostFiles({ mediaIds }: { readonly mediaIds: readonly number[] }) {
  if (mediaIds.length === 0) return null;
  return (
    <ul className={classes.files} aria-label="Files">
      {mediaIds.map((id) => (
        <li key={id}>
          <PostFile id={id} />
        </li>
      ))}
    </ul>
  );
}

function PostFile({ id }: { readonly id: number }) {
  const { query } = useAgent();
  const { data: media } = useQuery(query.media.get.queryOptions({ input: { id } }));
  if (media === undefined) return null;
  return (
    <span title={media.fileName} role="img" aria-label={media.fileName}>
      <MediaPicture media={media} className={classes.file} />
    </span>
  );
}

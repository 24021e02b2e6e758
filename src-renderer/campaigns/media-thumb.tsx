import { CloseButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { useAgent } from '../agent/agent-context.ts';
import { factLine } from '../media/media-words.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './composer.module.css';
import { PhotoFits } from './photo-fits.tsx';

/** One chosen photo with its facts; choosing it shows its caption and preview. */
export function MediaThumb(props: {
  readonly mediaId: number;
  readonly number: number;
  readonly of: number;
  readonly active: boolean;
  /** Where the chosen accounts post it. */
  readonly platforms: readonly Platform[];
  readonly onActive: () => void;
  /** A copy that fits was made. */
  readonly onFixed: (mediaId: number) => void;
  readonly onRemove: () => void;
}) {
  const { query } = useAgent();
  const facts = useQuery(query.media.get.queryOptions({ input: { id: props.mediaId } }));
  const content = useQuery(query.media.content.queryOptions({ input: { id: props.mediaId } }));
  const name = facts.data?.fileName ?? `Photo ${props.number}`;
  return (
    <li className={classes.thumb} data-active={props.active && props.of > 1}>
      <div className={classes.thumbRow}>
        <UnstyledButton className={classes.thumbButton} onClick={props.onActive} aria-pressed={props.active}>
          <FilePicture file={content.data} alt="" className={classes.thumbPicture} />
          <span className={classes.thumbWords}>
            <span className={classes.thumbName}>{name}</span>
            {facts.data === undefined ? null : <span className={classes.hint}>{factLine(facts.data)}</span>}
          </span>
        </UnstyledButton>
        <CloseButton aria-label={`Remove ${name}`} onClick={props.onRemove} />
      </div>
      {facts.data?.missing === true ? (
        <div className={classes.gone} role="alert">
          <StatusBadge label={{ text: 'Missing', tone: 'bad' }} /> Its file is gone from disk. Add the same
          file again, or take it out.
        </div>
      ) : (
        <PhotoFits mediaId={props.mediaId} name={name} platforms={props.platforms} onFixed={props.onFixed} />
      )}
    </li>
  );
}

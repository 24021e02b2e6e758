import { Skeleton } from '@mantine/core';
import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { Media } from '../../src-shared/domain/media.ts';
import { formatClip } from '../format/time.ts';
import classes from './media-grid.module.css';
import { MediaPicture } from './media-picture.tsx';
import { shapeLine } from './media-words.ts';

/** One file in the grid: picture, name, and what one should know at a glance. */
export function MediaTile(props: {
  /** Undefined while it is being read. */
  readonly media: Media | undefined;
  readonly place: number;
  readonly column: number;
  readonly side: number;
  readonly active: boolean;
  readonly ticked: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (media: Media) => void;
  readonly onTick: (extend: boolean) => void;
}) {
  const { media, ticked } = props;
  return (
    <div
      role="gridcell"
      className={classes.tile}
      data-place={props.place}
      tabIndex={props.active ? 0 : -1}
      aria-colindex={props.column}
      aria-selected={ticked}
      aria-busy={media === undefined}
      aria-label={media === undefined ? 'Loading' : undefined}
      onFocus={props.onFocus}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) props.onTick(event.shiftKey);
        else if (media !== undefined) props.onOpen(media);
      }}
    >
      {media === undefined ? (
        <Skeleton height={props.side} radius="md" />
      ) : (
        <>
          <span className={classes.picture} style={{ height: props.side }}>
            <MediaPicture media={media} className={classes.image} />
            <span
              className={classes.tick}
              onClick={(event) => {
                event.stopPropagation();
                props.onTick(event.shiftKey);
              }}
            >
              <IconCheck size={14} stroke={3} />
            </span>
            {media.durationMs === null ? null : (
              <span className={classes.length}>
                <IconPlayerPlayFilled size={9} /> {formatClip(media.durationMs)}
              </span>
            )}
            {media.missing ? <span className={classes.missing}>File is missing</span> : null}
          </span>
          <span className={classes.name}>{media.fileName}</span>
          <span className={classes.facts}>{shapeLine(media)}</span>
        </>
      )}
    </div>
  );
}

import { CloseButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatBytes } from '../format/amount.ts';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './composer.module.css';

const kinds = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
} as const;

/** One chosen photo with its facts; choosing it shows its caption and preview. */
export function MediaThumb(props: {
  readonly mediaId: number;
  readonly number: number;
  readonly of: number;
  readonly active: boolean;
  readonly onActive: () => void;
  readonly onRemove: () => void;
}) {
  const { query } = useAgent();
  const facts = useQuery(query.media.get.queryOptions({ input: { id: props.mediaId } }));
  const content = useQuery(query.media.content.queryOptions({ input: { id: props.mediaId } }));
  const name = facts.data?.fileName ?? `Photo ${props.number}`;
  return (
    <li className={classes.thumb} data-active={props.active && props.of > 1}>
      <UnstyledButton className={classes.thumbButton} onClick={props.onActive} aria-pressed={props.active}>
        <FilePicture file={content.data} alt="" className={classes.thumbPicture} />
        <span className={classes.thumbWords}>
          <span className={classes.thumbName}>{name}</span>
          {facts.data === undefined ? null : (
            <span className={classes.hint}>
              {facts.data.width} × {facts.data.height} · {formatBytes(facts.data.bytes)} ·{' '}
              {kinds[facts.data.mime]}
            </span>
          )}
        </span>
      </UnstyledButton>
      <CloseButton aria-label={`Remove ${name}`} onClick={props.onRemove} />
    </li>
  );
}

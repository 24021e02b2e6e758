import { CloseButton, UnstyledButton } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { useAgent } from '../agent/agent-context.ts';
import { MediaPicture } from '../media/media-picture.tsx';
import { factLine } from '../media/media-words.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import classes from './files.module.css';
import { PhotoFits } from './photo-fits.tsx';

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** One file of a post with its facts and what the platforms say to it. */
export function FileCard(props: {
  readonly mediaId: number;
  readonly number: number;
  readonly of: number;
  readonly several: boolean;
  readonly kind: ContentKind;
  /** Where the chosen accounts post it. */
  readonly platforms: readonly Platform[];
  /** Puts it in another place; null where there is only one. */
  readonly onMove: ((to: number) => void) | null;
  /** A copy that fits was made. */
  readonly onFixed: (mediaId: number) => void;
  readonly onRemove: () => void;
}) {
  const { number, onMove } = props;
  const { query } = useAgent();
  const facts = useQuery(query.media.get.queryOptions({ input: { id: props.mediaId } }));
  const name = facts.data?.fileName ?? `File ${number}`;
  return (
    <>
      <div className={classes.row}>
        {onMove === null ? null : (
          <UnstyledButton
            className={classes.grip}
            aria-label={`Move ${name}, now number ${number} of ${props.of}`}
            onKeyDown={(event) => {
              const step = steps[event.key];
              if (step === undefined) return;
              event.preventDefault();
              onMove(number - 1 + step);
            }}
          >
            <IconGripVertical size={15} aria-hidden="true" />
            {number}
          </UnstyledButton>
        )}
        {facts.data === undefined ? (
          <span className={classes.picture} />
        ) : (
          <MediaPicture media={facts.data} className={classes.picture} />
        )}
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          {facts.data === undefined ? null : <span className={classes.hint}>{factLine(facts.data)}</span>}
        </span>
        <CloseButton aria-label={`Remove ${name}`} onClick={props.onRemove} />
      </div>
      {facts.data?.missing === true ? (
        <div className={classes.gone} role="alert">
          <StatusBadge label={{ text: 'Missing', tone: 'bad' }} /> Its file is gone from disk. Add the same
          file again, or take it out.
        </div>
      ) : (
        <PhotoFits
          mediaId={props.mediaId}
          name={name}
          kind={props.kind}
          platforms={props.platforms}
          onFixed={props.onFixed}
        />
      )}
    </>
  );
}

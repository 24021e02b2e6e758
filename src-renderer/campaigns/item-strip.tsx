import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertCircleFilled, IconLayersUnion, IconPhoto, IconTextCaption } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ContentItem } from '../../src-shared/domain/campaign.ts';
import { useAgent } from '../agent/agent-context.ts';
import { MediaPicture } from '../media/media-picture.tsx';
import { kindNames } from './composer-state.ts';
import { joinable, joined } from './item-state.ts';
import classes from './items.module.css';
import { saidOf } from './place-issues.ts';
import type { Composer } from './use-composer.ts';

/** The posts of a campaign side by side; one is chosen to be worked on. */
export function ItemStrip(props: {
  readonly composer: Composer;
  readonly active: number;
  readonly onActive: (place: number) => void;
}) {
  const { composer, active, onActive } = props;
  const { items } = composer.state;
  const many = joinable(composer.state).length;
  if (items.length === 1) return null;
  return (
    <div className={classes.strip}>
      <ol className={classes.chips} aria-label="Posts">
        {items.map((item, place) => (
          <li key={`${item.mediaIds.join('-')}-${place}`}>
            <Chip
              item={item}
              number={place + 1}
              active={place === active}
              wrong={composer.attempted && saidOf(composer.issues, `items.${place}`).length > 0}
              onClick={() => onActive(place)}
            />
          </li>
        ))}
      </ol>
      {many === 0 || !composer.bySelf ? null : (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconLayersUnion size={15} aria-hidden="true" />}
          onClick={() => {
            composer.change(joined);
            onActive(0);
          }}
        >
          Make one carousel of {many}
        </Button>
      )}
    </div>
  );
}

function Chip(props: {
  readonly item: ContentItem;
  readonly number: number;
  readonly active: boolean;
  readonly wrong: boolean;
  readonly onClick: () => void;
}) {
  const { item, number } = props;
  const { query } = useAgent();
  const first = item.mediaIds[0];
  const facts = useQuery(
    query.media.get.queryOptions({ input: first === undefined ? skipToken : { id: first } }),
  );
  return (
    <UnstyledButton className={classes.chip} aria-pressed={props.active} onClick={props.onClick}>
      <span className={classes.chipPicture} aria-hidden="true">
        {facts.data !== undefined ? (
          <MediaPicture media={facts.data} className={classes.chipImage} />
        ) : item.kind === 'text' ? (
          <IconTextCaption size={18} />
        ) : (
          <IconPhoto size={18} />
        )}
      </span>
      <span className={classes.chipWords}>
        <span>Post {number}</span>
        <span className={classes.chipKind}>
          {kindNames[item.kind]}
          {item.kind === 'carousel' ? ` · ${item.mediaIds.length}` : ''}
        </span>
      </span>
      {props.wrong ? (
        <span className={classes.chipWrong}>
          <IconAlertCircleFilled size={15} aria-hidden="true" />
          <VisuallyHidden>Something to put right</VisuallyHidden>
        </span>
      ) : null}
    </UnstyledButton>
  );
}

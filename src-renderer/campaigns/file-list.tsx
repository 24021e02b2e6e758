import { useState, type DragEvent } from 'react';
import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { FileCard } from './file-card.tsx';
import { moved } from './item-state.ts';
import classes from './files.module.css';

/** The chosen files in their order, which can be changed by dragging and by the arrow keys. */
export function FileList(props: {
  readonly mediaIds: readonly number[];
  readonly several: boolean;
  readonly kind: ContentKind;
  readonly platforms: readonly Platform[];
  readonly onChange: (mediaIds: readonly number[]) => void;
}) {
  const { mediaIds, several, onChange } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const [told, setTold] = useState('');
  if (mediaIds.length === 0) return null;
  const move = (from: number, to: number) => {
    if (to < 0 || to >= mediaIds.length || from === to) return;
    onChange(moved(mediaIds, from, to));
    setTold(`File ${from + 1} is now number ${to + 1} of ${mediaIds.length}.`);
  };
  const sorting = several && mediaIds.length > 1;
  return (
    <>
      <ol className={classes.list} aria-label="Files">
        {mediaIds.map((mediaId, at) => (
          <li
            key={mediaId}
            className={classes.file}
            data-dragged={dragged === at}
            draggable={sorting}
            onDragStart={(event: DragEvent) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(at);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
            }}
            onDrop={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
              move(dragged, at);
              setDragged(null);
            }}
          >
            <FileCard
              mediaId={mediaId}
              number={at + 1}
              of={mediaIds.length}
              several={several}
              kind={props.kind}
              platforms={props.platforms}
              onMove={sorting ? (to) => move(at, to) : null}
              onFixed={(made) => onChange(mediaIds.map((id) => (id === mediaId ? made : id)))}
              onRemove={() => onChange(mediaIds.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ol>
      {sorting ? (
        <span className={classes.hint}>
          Drag a file to another place, or press the arrow keys on its number.
        </span>
      ) : null}
      <span role="status" className={classes.told}>
        {told}
      </span>
    </>
  );
}

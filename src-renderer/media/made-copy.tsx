import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './media-drawer.module.css';
import { factLine } from './media-words.ts';

/** The file a fix made, beside the one it was made from. */
export function MadeCopy(props: {
  readonly original: Media;
  readonly made: Media;
  readonly onOpen: () => void;
}) {
  const bringIntoView = useCallback(
    (section: HTMLElement | null) => section?.scrollIntoView({ block: 'nearest' }),
    [],
  );
  return (
    <section ref={bringIntoView} className={classes.made} aria-label="The new file beside the original">
      <div className={classes.pair}>
        <Side title="Original" media={props.original} />
        <Side title="New" media={props.made} />
      </div>
      <div className={classes.madeFoot}>
        <span className={classes.soft}>The original is kept as it is.</span>
        <Button size="xs" onClick={props.onOpen}>
          Open the new file
        </Button>
      </div>
    </section>
  );
}

function Side({ title, media }: { readonly title: string; readonly media: Media }) {
  const { query } = useAgent();
  const content = useQuery({
    ...query.media.content.queryOptions({ input: { id: media.id } }),
    gcTime: 30_000,
  });
  return (
    <figure className={classes.side}>
      <FilePicture file={content.data} alt={`${title}: ${media.fileName}`} className={classes.sidePicture} />
      <figcaption>
        <strong>{title}</strong>
        <span className={classes.soft}>{factLine(media)}</span>
      </figcaption>
    </figure>
  );
}

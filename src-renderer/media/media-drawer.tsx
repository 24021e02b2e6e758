import { Drawer } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { MadeCopy } from './made-copy.tsx';
import { MediaDetails } from './media-details.tsx';
import classes from './media-drawer.module.css';
import { MediaFits } from './media-fits.tsx';
import { MediaPreview } from './media-preview.tsx';
import { MediaReferences } from './media-references.tsx';
import { MediaUses } from './media-uses.tsx';
import { factsOf } from './media-words.ts';
import { RemoveMedia } from './remove-media.tsx';
import type { MediaFacets } from './use-media.ts';

/** Everything about one file, at the right edge. */
export function MediaDrawer(props: {
  readonly open: number | undefined;
  readonly facets: MediaFacets | undefined;
  /** Shows another file. */
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}) {
  const { open } = props;
  const { query } = useAgent();
  const media = useQuery(
    query.media.get.queryOptions({ input: open === undefined ? skipToken : { id: open } }),
  );
  return (
    <Drawer
      opened={open !== undefined}
      onClose={props.onClose}
      size={600}
      title={<span className={classes.title}>{media.data?.fileName ?? 'File'}</span>}
    >
      {open !== undefined && media.isPending ? <LoadingRows rows={4} height={60} /> : null}
      {media.isError ? <FailureNotice error={media.error} onRetry={() => void media.refetch()} /> : null}
      {open !== undefined && media.data !== undefined ? (
        <OneFile key={media.data.id} {...props} media={media.data} />
      ) : null}
    </Drawer>
  );
}

function OneFile(props: {
  readonly media: Media;
  readonly facets: MediaFacets | undefined;
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}) {
  const { media } = props;
  const [made, setMade] = useState<Media | null>(null);
  return (
    <div className={classes.stack}>
      <MediaPreview media={media} />
      {media.missing ? (
        <div className={classes.gone} role="alert">
          The file is gone from this computer’s disk, so it cannot be posted. Add the same file again and
          everything here, tags and history, belongs to it again; or remove it.
        </div>
      ) : null}
      <dl className={classes.facts}>
        {factsOf(media).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {made === null ? null : <MadeCopy original={media} made={made} onOpen={() => props.onOpen(made.id)} />}
      <MediaFits media={media} onMade={setMade} onOriginal={props.onOpen} />
      <MediaDetails media={media} facets={props.facets} />
      <MediaUses media={media} />
      <MediaReferences media={media} />
      <RemoveMedia media={media} onRemoved={props.onClose} />
    </div>
  );
}

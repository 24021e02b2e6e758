import { Anchor, Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import classes from './media-drawer.module.css';
import { fitLabel, fixesOf, fixTitle } from './media-words.ts';
import { Section } from './section.tsx';

/** Where a file can be posted as it is, else why not, and one click that makes a copy that can. */
export function MediaFits(props: {
  readonly media: Media;
  readonly onMade: (made: Media) => void;
  /** Shows the file this one was made from. */
  readonly onOriginal: (id: number) => void;
}) {
  const { media } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const fits = useQuery(query.media.fits.queryOptions({ input: { id: media.id } }));
  const fix = useMutation(
    query.media.fix.mutationOptions({
      onSuccess: (made) => {
        props.onMade(made);
        return queries.invalidateQueries({ queryKey: query.media.list.key() });
      },
      onError: tellFailure,
    }),
  );
  const { originalId } = media;
  return (
    <Section title="Where it can be posted">
      {originalId === null ? null : (
        <p className={classes.soft}>
          Made from another file.{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => props.onOriginal(originalId)}>
            Show the original
          </Anchor>
        </p>
      )}
      {fits.isPending ? <LoadingRows rows={3} height={28} /> : null}
      {fits.isError ? <FailureNotice error={fits.error} onRetry={() => void fits.refetch()} /> : null}
      <ul className={classes.fits}>
        {(fits.data ?? []).map((fit) => {
          const fixes = media.missing ? [] : fixesOf(fit);
          const busy = fix.isPending && fix.variables.placement === fit.placement;
          return (
            <li key={fit.placement} className={classes.fit}>
              <div className={classes.fitHead}>
                <strong>{fit.title}</strong>
                <StatusBadge label={fitLabel(fit)} />
              </div>
              {fit.findings.length === 0 ? null : (
                <ul className={classes.findings}>
                  {fit.findings.map(({ rule, message }) => (
                    <li key={rule}>{message}</li>
                  ))}
                </ul>
              )}
              {fixes.length === 0 ? null : (
                <Button
                  size="compact-sm"
                  variant="light"
                  className={classes.fix}
                  leftSection={<IconWand size={15} />}
                  loading={busy}
                  disabled={fix.isPending && !busy}
                  aria-label={`${fixTitle(fixes)} for ${fit.title}`}
                  onClick={() => fix.mutate({ id: media.id, fixes: [...fixes], placement: fit.placement })}
                >
                  {fixTitle(fixes)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

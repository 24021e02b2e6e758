import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconWand } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { useAgent } from '../agent/agent-context.ts';
import { fixesOf, fixTitle } from '../media/media-words.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './photo-fits.module.css';
import { photoProblem } from './placements.ts';

/** What the chosen accounts' platforms would say to a file, with one click that puts a copy in its place that fits. */
export function PhotoFits(props: {
  readonly mediaId: number;
  readonly name: string;
  readonly kind: ContentKind;
  readonly platforms: readonly Platform[];
  readonly onFixed: (mediaId: number) => void;
}) {
  const { query } = useAgent();
  const fits = useQuery(query.media.fits.queryOptions({ input: { id: props.mediaId } }));
  const fix = useMutation(
    query.media.fix.mutationOptions({
      onSuccess: (made) => {
        props.onFixed(made.id);
        tellDone(`${made.fileName} takes its place. The original is kept in the library.`);
      },
      onError: tellFailure,
    }),
  );
  const problem = photoProblem(fits.data ?? [], props.platforms, props.kind, fixesOf);
  if (problem === null) return null;
  return (
    <div className={classes.fits}>
      <ul className={classes.fitList}>
        {problem.findings.map(({ message, stops }) => (
          <li key={message} data-stops={stops}>
            {stops ? (
              <IconAlertTriangle size={14} aria-label="Refused" />
            ) : (
              <IconInfoCircle size={14} aria-label="Advice" />
            )}
            {message}
          </li>
        ))}
      </ul>
      {problem.fixes.length === 0 ? null : (
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconWand size={14} />}
          loading={fix.isPending}
          aria-label={`${fixTitle(problem.fixes)}: ${props.name}`}
          onClick={() =>
            fix.mutate({ id: props.mediaId, fixes: [...problem.fixes], placement: problem.placement })
          }
        >
          {fixTitle(problem.fixes)}
        </Button>
      )}
    </div>
  );
}

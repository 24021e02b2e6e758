import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatClock } from '../format/time.ts';
import { FilePicture } from '../parts/file-picture.tsx';
import { Panel } from '../parts/panel.tsx';
import classes from './screens.module.css';
import type { Picture } from './screens.ts';

const shown = 18;

/** What the phones showed last, newest first. */
export function ScreenStrip(props: {
  readonly runId: number;
  readonly pictures: readonly Picture[];
  readonly onOpen: (stepId: number) => void;
}) {
  const newest = props.pictures.slice(-shown).toReversed();
  return (
    <Panel
      title="Screens"
      aside={
        <span className={classes.soft}>{props.pictures.length === 0 ? '' : `${props.pictures.length}`}</span>
      }
      flush
    >
      {newest.length === 0 ? (
        <p className={classes.none}>Pictures of the phones appear here with each step.</p>
      ) : (
        <ul className={classes.strip}>
          {newest.map((picture) => (
            <li key={picture.stepId}>
              <Thumb runId={props.runId} picture={picture} onOpen={() => props.onOpen(picture.stepId)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Thumb(props: { readonly runId: number; readonly picture: Picture; readonly onOpen: () => void }) {
  const { picture } = props;
  const { query } = useAgent();
  const file = useQuery(
    query.runs.screenshot.queryOptions({
      input: { id: props.runId, stepId: picture.stepId, when: picture.when },
      gcTime: 60_000,
    }),
  );
  return (
    <UnstyledButton
      className={classes.thumb}
      onClick={props.onOpen}
      aria-label={`${picture.title}, ${formatClock(picture.at)}`}
    >
      <FilePicture file={file.data} alt="" className={classes.thumbPicture} />
    </UnstyledButton>
  );
}

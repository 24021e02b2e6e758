import { Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { formatClock } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import classes from './devices.module.css';
import { useFrames } from './use-frames.ts';

/** The phone's screen for as long as this is shown; looking does not disturb what the phone is doing. */
export function LiveScreen({ device }: { readonly device: Device }) {
  const [round, setRound] = useState(0);
  return <Watched key={round} device={device} onAgain={() => setRound((before) => before + 1)} />;
}

function Watched({ device, onAgain }: { readonly device: Device; readonly onAgain: () => void }) {
  const watching = useFrames(device.id);
  return (
    <div className={classes.watch}>
      {watching.kind === 'opening' ? <Skeleton className={classes.screen} radius="lg" /> : null}
      {watching.kind === 'seen' ? (
        <>
          <img
            className={classes.screen}
            src={`data:image/png;base64,${watching.frame.image}`}
            alt={`The screen of ${device.name} right now`}
          />
          <Text c="dimmed" size="xs" ta="center">
            Live, {formatClock(watching.frame.at)}. Looking does not disturb what the phone is doing.
          </Text>
        </>
      ) : null}
      {watching.kind === 'ended' ? <FailureNotice error={new Error('ended')} onRetry={onAgain} /> : null}
      {watching.kind === 'failed' ? <FailureNotice error={watching.error} onRetry={onAgain} /> : null}
    </div>
  );
}

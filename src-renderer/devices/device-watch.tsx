import { Modal, Skeleton, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Device, Frame } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatClock } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import classes from './devices.module.css';

type Watching =
  | { readonly kind: 'opening' }
  | { readonly kind: 'seen'; readonly frame: Frame }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The phone's screen for as long as this is open; looking does not disturb what the phone is doing. */
export function DeviceWatch(props: { readonly device: Device; readonly onClose: () => void }) {
  const [round, setRound] = useState(0);
  return (
    <Modal opened onClose={props.onClose} title={props.device.name} size="auto">
      <Watched key={round} device={props.device} onAgain={() => setRound((before) => before + 1)} />
    </Modal>
  );
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

/** Follows the phone's pictures; leaving ends the stream. */
function useFrames(deviceId: number): Watching {
  const { client } = useAgent();
  const [watching, setWatching] = useState<Watching>({ kind: 'opening' });
  useEffect(() => {
    const stop = new AbortController();
    const show = (next: Watching) => {
      if (!stop.signal.aborted) setWatching(next);
    };
    const follow = async () => {
      try {
        const frames = await client.devices.watch({ id: deviceId }, { signal: stop.signal });
        for await (const frame of frames) show({ kind: 'seen', frame });
        show({ kind: 'ended' });
      } catch (error) {
        show({ kind: 'failed', error });
      }
    };
    void follow();
    return () => stop.abort();
  }, [client, deviceId]);
  return watching;
}

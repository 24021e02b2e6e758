import { Skeleton } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Device, Frame } from '../../src-shared/domain/device.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { gestureOf, type Touch } from './pointer-gesture.ts';
import classes from './phone-screen.module.css';
import { typedKey } from './typed-keys.ts';
import type { Inputs } from './use-inputs.ts';
import type { Watching } from './use-frames.ts';

/** The phone's screen as it is now. With `inputs`, fingers and keys on it are the phone's. */
export function PhoneScreen(props: {
  readonly device: Device;
  readonly watching: Watching;
  readonly inputs: Inputs | null;
  readonly onAgain: () => void;
}) {
  const { device, watching, inputs } = props;
  if (watching.kind === 'ended') return <FailureNotice error={watching.error} onRetry={props.onAgain} />;
  if (watching.kind === 'opening') return <Skeleton className={classes.screen} radius="lg" />;
  const { frame } = watching;
  const picture = (
    <img
      className={classes.picture}
      src={`data:image/jpeg;base64,${frame.image}`}
      alt={`The screen of ${device.name} right now`}
      draggable={false}
    />
  );
  const shape = { aspectRatio: `${frame.width} / ${frame.height}` };
  if (inputs === null)
    return (
      <div className={classes.screen} style={shape}>
        {picture}
      </div>
    );
  return (
    <Touchable frame={frame} inputs={inputs} label={`Touch ${device.name}`}>
      {picture}
    </Touchable>
  );
}

function Touchable(props: {
  readonly frame: Frame;
  readonly inputs: Inputs;
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  const { frame, inputs } = props;
  const began = useRef<Touch | null>(null);
  const [mark, setMark] = useState<(Touch & { readonly id: number }) | null>(null);
  const touchOf = (event: PointerEvent<HTMLElement>): Touch => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top, at: event.timeStamp };
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const from = began.current;
    began.current = null;
    if (from === null) return;
    const to = touchOf(event);
    setMark({ ...to, id: event.timeStamp });
    inputs.send(gestureOf(from, to, event.currentTarget.getBoundingClientRect(), frame));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const typed = typedKey(event);
    if (typed === null) return;
    event.preventDefault();
    event.stopPropagation();
    inputs.send(typed);
  };
  return (
    <div
      className={classes.screen}
      style={{ aspectRatio: `${frame.width} / ${frame.height}` }}
      data-touchable
      role="application"
      aria-label={props.label}
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        began.current = touchOf(event);
      }}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (began.current = null)}
      onKeyDown={onKeyDown}
    >
      {props.children}
      {mark === null ? null : (
        <span
          key={mark.id}
          className={classes.mark}
          style={{ left: mark.x, top: mark.y }}
          aria-hidden="true"
        />
      )}
    </div>
  );
}

import { Button, Loader } from '@mantine/core';
import { IconEyeOff, IconHandOff, IconHandFinger } from '@tabler/icons-react';
import { useState } from 'react';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { describeFailure } from '../agent/failure.ts';
import { formatClock } from '../format/time.ts';
import { isReachable, isTouchable } from './device-words.ts';
import { PhoneKeys } from './phone-keys.tsx';
import { PhoneScreen } from './phone-screen.tsx';
import classes from './phone-screen.module.css';
import { TakeOverDialog } from './take-over.tsx';
import { type Control, useControl } from './use-control.ts';
import { useFrames } from './use-frames.ts';
import { useNoPicture } from './use-no-picture.ts';
import { type Inputs, useInputs } from './use-inputs.ts';

/** A phone to look at, and to take over. */
export function RemoteControl({ device }: { readonly device: Device }) {
  const [round, setRound] = useState(0);
  const [asking, setAsking] = useState(false);
  const { control, take, giveBack } = useControl(device.id);
  const noPicture = useNoPicture(device);
  const watching = useFrames(noPicture === null ? device.id : null, round);
  const inputs = useInputs(device.id, control.kind === 'held' ? control.token : null);
  const isHeld = control.kind === 'held';
  return (
    <div className={classes.column}>
      <Standing control={control} device={device} onAsk={() => setAsking(true)} onGiveBack={giveBack} />
      {noPicture === null ? (
        <PhoneScreen
          device={device}
          watching={watching}
          inputs={isHeld ? inputs : null}
          onAgain={() => setRound((before) => before + 1)}
        />
      ) : (
        <div className={classes.unseen}>
          <IconEyeOff size={28} stroke={1.4} aria-hidden="true" />
          <b>No picture</b>
          {noPicture}
        </div>
      )}
      {isHeld ? <PhoneKeys inputs={inputs} /> : null}
      <div className={classes.hint} role="status">
        {isHeld
          ? touchHint(inputs)
          : noPicture === null && watching.kind === 'seen'
            ? `Live, ${formatClock(watching.frame.at)}. Looking does not disturb what the phone is doing.`
            : ''}
      </div>
      {asking ? (
        <TakeOverDialog
          device={device}
          onClose={() => setAsking(false)}
          onTake={(wish) => {
            setAsking(false);
            take(wish);
          }}
        />
      ) : null}
    </div>
  );
}

function Standing(props: {
  readonly control: Control;
  readonly device: Device;
  readonly onAsk: () => void;
  readonly onGiveBack: () => void;
}) {
  const { control, device } = props;
  const takeOver = isTouchable(device) ? (
    <Button
      variant={control.kind === 'none' ? 'default' : 'filled'}
      leftSection={<IconHandFinger size={16} aria-hidden="true" />}
      disabled={!isReachable(device)}
      onClick={props.onAsk}
    >
      Take over
    </Button>
  ) : null;
  switch (control.kind) {
    case 'none':
      return <Banner title={whoHasIt(device)} text={noneText(device)} action={takeOver} />;
    case 'asking':
      return <Banner title="Asking for the phone…" text="" action={<Loader size="sm" />} />;
    case 'waiting':
      return (
        <Banner
          title="Waiting for the phone"
          text={control.why}
          action={
            <Button variant="default" leftSection={<Loader size={14} />} onClick={props.onGiveBack}>
              Stop waiting
            </Button>
          }
        />
      );
    case 'held':
      return (
        <Banner
          title={control.connected ? 'You have this phone' : 'Connecting again…'}
          text="No work starts on it until you give it back."
          action={
            <Button leftSection={<IconHandOff size={16} aria-hidden="true" />} onClick={props.onGiveBack}>
              Give back
            </Button>
          }
        />
      );
    case 'lost':
      return <Banner tone="warn" title="You do not have it any more" text={control.why} action={takeOver} />;
    case 'failed':
      return (
        <Banner
          tone="warn"
          title="It could not be taken over"
          text={describeFailure(control.error).detail}
          action={takeOver}
        />
      );
    default:
      return assertNever(control);
  }
}

function Banner(props: {
  readonly tone?: 'warn';
  readonly title: string;
  readonly text: string;
  readonly action: React.ReactNode;
}) {
  return (
    <div className={classes.banner} data-tone={props.tone} role="status">
      <span className={classes.said}>
        <b>{props.title}</b>
        {props.text}
      </span>
      {props.action}
    </div>
  );
}

function whoHasIt({ heldBy, busyWith }: Device): string {
  if (heldBy !== null) return `${heldBy} has it in hand`;
  return busyWith === null ? 'Nobody touches it' : 'A run works on it';
}

function noneText(device: Device): string {
  if (!isTouchable(device)) return 'An iPhone cannot be tapped or typed on from here: take it in your hand.';
  return isReachable(device)
    ? 'Take it over to tap and type on it from here.'
    : 'It can be taken over once it is connected and ready.';
}

function touchHint({ waiting, tookMs }: Inputs): string {
  if (waiting > 0) return 'On its way to the phone…';
  const took = tookMs === null ? '' : ` The last one took ${tookMs} ms.`;
  return `Click to tap, hold to press long, drag to swipe. On the picture, keys type on the phone; Esc is Back.${took}`;
}

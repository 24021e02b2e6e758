import type { KeyboardEvent } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { isReachable } from './device-words.ts';
import { PhoneTile } from './phone-tile.tsx';
import { useWallFrames } from './use-wall-frames.ts';
import classes from './wall.module.css';
import { nextTile } from './wall-keys.ts';

/** Phones side by side, each with its live picture. Arrow keys go from one to the next, Enter opens it. */
export function PhoneWall({ devices }: { readonly devices: readonly Device[] }) {
  const pictures = useWallFrames(devices.filter(isReachable).map(({ id }) => id));
  return (
    <div className={classes.wall} role="group" aria-label="Phones" onKeyDown={goOn}>
      {devices.map((device) => (
        <PhoneTile key={device.id} device={device} picture={pictures.get(device.id)} />
      ))}
    </div>
  );
}

function goOn(event: KeyboardEvent<HTMLElement>): void {
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tile]')];
  const at = tiles.findIndex((tile) => tile === document.activeElement);
  const top = tiles[0]?.offsetTop;
  const columns = tiles.filter((tile) => tile.offsetTop === top).length;
  const next = at < 0 ? null : nextTile(event.key, at, columns, tiles.length);
  if (next === null) return;
  event.preventDefault();
  tiles[next]?.focus();
}

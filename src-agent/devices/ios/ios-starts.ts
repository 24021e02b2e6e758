import type { Task } from '../../../src-shared/domain/task.ts';
import { done, type Outcome } from '../../outcome.ts';
import type { Store } from '../../store/store.ts';
import type { Tasks } from '../../tasks/tasks.ts';
import type { Phones } from '../phone-driver.ts';
import { takePhone } from '../take-phone.ts';
import type { StartTimer } from '../timers.ts';
import type { IosRoom } from './ios-room.ts';

/** What the automation app is started with. */
export type IosStartParts = {
  readonly store: Store;
  readonly room: IosRoom;
  readonly phones: Pick<Phones, 'open'>;
  readonly tasks: Tasks;
  readonly startTimer: StartTimer;
};

/** Begins to start the automation app on an iPhone that is free and set up so far; while that goes on, nothing else gets it. */
export function startAutomation(parts: IosStartParts, udid: string): Outcome<Task> {
  const { store, room, phones, tasks, startTimer } = parts;
  const startable = room.startable(udid);
  if (!startable.ok) return startable;
  const taken = takePhone({ store, startTimer, transportOf: () => udid }, startable.value.deviceId, {
    unlocked: false,
    preparing: true,
  });
  if (!taken.ok) return taken;
  const { name } = taken.value;
  const title = `Starting the automation app on ${name}`;
  return done(
    tasks.start({ kind: 'ios_start', title }, async ({ signal }) => {
      await using lease = taken.value.lease;
      await room.start(udid, phones, lease, signal);
      return `The automation app runs on ${name}.`;
    }),
  );
}

import { assertNever } from '../../src-shared/assert-never.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { DeviceChanges } from './device-changes.ts';
import type { DeviceDirectory, Forgotten } from './device-directory.ts';
import type { ScreenWatch } from './screen-watch.ts';

/** What the part of the API is built from. */
export type DevicesApiParts = {
  readonly directory: DeviceDirectory;
  readonly changes: DeviceChanges;
  readonly watch: ScreenWatch;
  /** Asks a connected phone how it does. */
  readonly refresh: (deviceId: number) => Promise<void>;
};

/** `devices` of the contract. */
export function devicesApi({ directory, changes, watch, refresh }: DevicesApiParts) {
  const api = agentContract.devices;
  const known = (id: number) => {
    const device = directory.get(id);
    return answer(device === null ? notFound('device', id) : done(device));
  };
  const changed = (outcome: Outcome<number>) => known(answer(outcome));
  return api.router({
    list: api.list.handler(({ input }) => directory.list(input)),
    get: api.get.handler(({ input }) => known(input.id)),
    update: api.update.handler(({ input }) => changed(changes.update(input.id, input))),
    updateMany: api.updateMany.handler(({ input }) => ({ changed: changes.updateMany(input) })),
    check: api.check.handler(async ({ input }) => {
      await refresh(known(input.id).id);
      return known(input.id);
    }),
    quarantine: api.quarantine.handler(({ input }) => changed(changes.quarantine(input.id, input.reason))),
    letOut: api.letOut.handler(({ input }) => changed(changes.letOut(input.id))),
    delete: api.delete.handler(({ input }) => answer(outcomeOf(directory.forget(input.id), input.id))),
    watch: api.watch.handler(async function* ({ input, signal }) {
      const device = known(input.id);
      yield* watch.follow(device.id, signal ?? new AbortController().signal);
    }),
  });
}

function outcomeOf(forgotten: Forgotten, id: number): Outcome<{ ok: true }> {
  switch (forgotten) {
    case 'forgotten':
      return done({ ok: true });
    case 'missing':
      return notFound('device', id);
    case 'connected':
      return conflict('connected', 'This phone is connected and would be back at once. Unplug it first.');
    case 'busy':
      return conflict('busy', 'A job still holds this phone. Wait for it or stop the run.');
    default:
      return assertNever(forgotten);
  }
}

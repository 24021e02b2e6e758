import { assertNever } from '../../src-shared/assert-never.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { DeviceDirectory, Forgotten } from './device-directory.ts';
import type { ScreenWatch } from './screen-watch.ts';

/** `devices` of the contract. */
export function devicesApi(directory: DeviceDirectory, watch: ScreenWatch) {
  const api = agentContract.devices;
  const known = (device: Device | null, id: number) =>
    answer(device === null ? notFound('device', id) : done(device));
  return api.router({
    list: api.list.handler(({ input }) => directory.list(input)),
    get: api.get.handler(({ input }) => known(directory.get(input.id), input.id)),
    update: api.update.handler(({ input }) => known(directory.rename(input.id, input.name), input.id)),
    delete: api.delete.handler(({ input }) => answer(outcomeOf(directory.forget(input.id), input.id))),
    watch: api.watch.handler(async function* ({ input, signal }) {
      const device = known(directory.get(input.id), input.id);
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

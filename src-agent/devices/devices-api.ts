import { assertNever } from '../../src-shared/assert-never.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { AppInstalls } from './app-installs.ts';
import type { EventLog } from '../store/event-log.ts';
import type { DeviceChanges } from './device-changes.ts';
import type { DeviceControl } from './device-control.ts';
import type { DeviceDirectory, Forgotten } from './device-directory.ts';
import type { Hubs } from './hubs/hubs.ts';
import { hubsApi } from './hubs/hubs-api.ts';
import { iosApi } from './ios/ios-api.ts';
import type { LateIos } from './ios/late-ios.ts';
import type { PhoneInputs } from './phone-input.ts';
import type { ScreenWatch } from './screen-watch.ts';
import type { WirelessPhones } from './wireless/wireless-phones.ts';

/** What `devices` of the contract answers from; `log` and `jobOf` for what happened on a phone. */
export type DevicesApiParts = {
  readonly directory: DeviceDirectory;
  readonly changes: DeviceChanges;
  readonly watch: ScreenWatch;
  readonly installs: AppInstalls;
  readonly wireless: WirelessPhones;
  readonly hubs: Hubs;
  readonly ios: LateIos;
  /** Asks a connected phone how it does. */
  readonly refresh: (deviceId: number) => Promise<void>;
  readonly control: DeviceControl;
  readonly inputs: PhoneInputs;
  readonly log: Pick<EventLog, 'ofDevice' | 'jobsOnDevice'>;
  readonly jobOf: (jobId: number) => Outcome<Job>;
};

/** Jobs that are told of a phone; what was before is found by its events and its runs. */
const jobsTold = 10;

/** `devices` of the contract. */
export function devicesApi(parts: DevicesApiParts) {
  const { directory, changes, watch, refresh, control, inputs, log, jobOf, installs, wireless } = parts;
  const api = agentContract.devices;
  const known = (id: number) => {
    const device = directory.get(id);
    return answer(device === null ? notFound('device', id) : done(device));
  };
  const changed = (outcome: Outcome<number>) => known(answer(outcome));
  return api.router({
    hubs: hubsApi(parts.hubs),
    ios: iosApi(parts.ios),
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
    installApp: api.installApp.handler(({ input }) => answer(installs.start(input.id, input.path))),
    network: api.network.handler(async () => ({
      kept: wireless.kept(),
      services: await wireless.services(),
    })),
    pair: api.pair.handler(async ({ input }) =>
      answer(await wireless.pair(input.host, input.port, input.code)),
    ),
    connect: api.connect.handler(async ({ input }) => answer(await wireless.connect(input.address))),
    disconnect: api.disconnect.handler(async ({ input }) => {
      await wireless.disconnect(input.address);
      return { ok: true };
    }),
    delete: api.delete.handler(({ input }) => answer(outcomeOf(directory.forget(input.id), input.id))),
    watch: api.watch.handler(async function* ({ input, signal }) {
      const device = known(input.id);
      yield* watch.follow(device.id, input.width ?? null, signal ?? never());
    }),
    wall: api.wall.handler(async function* ({ input, signal }) {
      const ids = input.ids.filter((id) => directory.get(id) !== null);
      yield* watch.wall(ids, input.width, signal ?? never());
    }),
    history: api.history.handler(({ input }) => {
      const device = known(input.id);
      const jobs = log.jobsOnDevice(device.id, jobsTold).map(jobOf);
      return {
        events: log.ofDevice(device.id, input.limit),
        jobs: jobs.flatMap((job) => (job.ok ? [job.value] : [])),
      };
    }),
    control: api.control.handler(({ input, signal }) => {
      known(input.id);
      return answer(control.begin(input, signal ?? never()));
    }),
    giveBack: api.giveBack.handler(async ({ input }) =>
      answer(await control.giveBack(input.id, input.token)),
    ),
    input: api.input.handler(async ({ input }) =>
      answer(await inputs.send(input.id, input.token, input.input)),
    ),
  });
}

/** For calls inside this program that end with their reader. */
function never(): AbortSignal {
  return new AbortController().signal;
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
      return conflict('busy', 'A job or a person still holds this phone. Wait for it, or stop the run.');
    default:
      return assertNever(forgotten);
  }
}

import { uuidv7 } from 'uuidv7';
import type { PhoneLoginProbe } from './accounts/login-test.ts';
import { DeviceChanges } from './devices/device-changes.ts';
import { DeviceControl, type PhoneUse } from './devices/device-control.ts';
import { devicesApi } from './devices/devices-api.ts';
import { PhoneInputs } from './devices/phone-input.ts';
import type { PhoneRoom } from './devices/phone-room.ts';
import type { StartTimer } from './devices/timers.ts';
import { Jobs } from './jobs/jobs.ts';
import type { PackRoom } from './packs/pack-room.ts';
import { EventLog } from './store/event-log.ts';
import type { Store } from './store/store.ts';
import type { Tasks } from './tasks/tasks.ts';
import type { Secrets } from './vault/secrets.ts';

/** What people do with phones is built from. `use`: the engine, which is asked to let go of a phone. */
export type PhonesParts = {
  readonly store: Store;
  readonly room: PhoneRoom;
  readonly use: PhoneUse;
  readonly packRoom: PackRoom;
  readonly startTimer: StartTimer;
};

const leaseMs = 30_000;

/** Time in which a page that lost its connection, or was loaded again, keeps the phone it held. */
const graceMs = 10_000;

/** Phones as people use them: seen, watched and taken over, with their part of the API. */
export function openPhones({ store, room, use, packRoom, startTimer }: PhonesParts) {
  const { transportOf } = room;
  const control = new DeviceControl({
    store,
    holder: uuidv7(),
    use,
    transportOf,
    startTimer,
    leaseMs,
    graceMs,
  });
  const jobs = new Jobs(store);
  return {
    /** `devices` of the contract, once there are tasks and secrets. */
    api: (tasks: Tasks, secrets: Secrets) =>
      devicesApi({
        ...room.openFleet(tasks, secrets),
        directory: room.registry.directory,
        changes: new DeviceChanges(store),
        watch: room.screenWatch,
        refresh: (deviceId) => room.registry.refresh(deviceId),
        control,
        inputs: new PhoneInputs(store, room.adb, control),
        log: new EventLog(store),
        jobOf: (jobId) => jobs.get(jobId),
      }),
    /** Looks on an account's phone who is signed in; what it needs is loaded with the first look. */
    login: async (account: Parameters<PhoneLoginProbe>[0]) => {
      const { realPhoneLogin } = await import('./delivery/phone/real-phone-login.ts');
      return await realPhoneLogin({ store, transportOf, ...(await packRoom.inUse()) })(account);
    },
    [Symbol.asyncDispose]: () => control[Symbol.asyncDispose](),
  };
}

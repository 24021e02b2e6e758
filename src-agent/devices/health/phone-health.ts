import type { AdbClient } from '../adb/adb-client.ts';
import {
  parseBattery,
  parseCall,
  parseClock,
  parseFreeStorage,
  parseOnline,
  parseScreenLocked,
} from './health-parsing.ts';

/** A phone that is slower than this to say how it does is not fit for work. */
const answerLimit = 5000;

/**
 * How a phone does. Storage in bytes, battery in percent; `clockSkewSeconds` is positive when its clock is ahead of this
 * computer's. Null where it does not tell.
 */
export type PhoneHealth = {
  readonly batteryPercent: number | null;
  readonly charging: boolean | null;
  readonly temperatureCelsius: number | null;
  readonly freeStorageBytes: number | null;
  readonly screenLocked: boolean | null;
  /** How long a command that does nothing took over adb. */
  readonly latencyMs: number | null;
  readonly clockSkewSeconds: number | null;
  readonly online: boolean | null;
  readonly call: 'none' | 'ringing' | 'active' | null;
};

/** What a phone is asked with. `now` in epoch milliseconds. */
export type HealthParts = { readonly adb: Pick<AdbClient, 'shell'>; readonly now: () => number };

/** Cut down on the phone: the whole of these lists is hundreds of kilobytes. */
const networks = `dumpsys connectivity | grep -E 'Active default network|NetworkAgentInfo'`;
const calls = 'dumpsys telephony.registry | grep mCallState';

/** Asks a connected phone how it does, each question with a limit of five seconds. Throws AdbError. */
export async function readHealth(
  { adb, now }: HealthParts,
  transport: string,
  signal: AbortSignal,
): Promise<PhoneHealth> {
  const ask = async (command: string) =>
    (await adb.shell(transport, command, { signal, timeoutMs: answerLimit })).stdout;
  // Alone and first, so that the other questions do not slow it down.
  const asked = now();
  const time = await ask('date +%s');
  const answered = now();
  const [battery, storage, windows, network, call] = await Promise.all([
    ask('dumpsys battery'),
    ask('df -k /data'),
    ask('dumpsys window'),
    ask(networks),
    ask(calls),
  ]);
  return {
    ...parseBattery(battery),
    freeStorageBytes: parseFreeStorage(storage),
    screenLocked: parseScreenLocked(windows),
    latencyMs: answered - asked,
    clockSkewSeconds: parseClock(time, (asked + answered) / 2),
    online: parseOnline(network),
    call: parseCall(call),
  };
}

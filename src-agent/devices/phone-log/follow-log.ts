import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError } from '../adb/adb-error.ts';
import { pause, type StartTimer } from '../timers.ts';
import { LogRing, usualRing } from './log-ring.ts';

/** The log of one phone as it is written, until it is disposed of. */
export interface PhoneLog extends Disposable {
  /** The newest lines. */
  text(): string;
}

/** What following needs. `transportOf` answers null while the phone is not connected; `now` in epoch milliseconds. */
export type FollowLogParts = {
  readonly adb: Pick<AdbClient, 'follow'>;
  readonly transportOf: (deviceId: number) => string | null;
  readonly startTimer: StartTimer;
  readonly now: () => number;
};

/** From now on, with the few lines before that say what the phone was doing. */
const command = 'logcat -v threadtime -T 50';
const againAfterMs = 1000;

/** Follows the log of a phone into a ring; a phone that went away is followed again when it is back. */
export function followLog(parts: FollowLogParts, deviceId: number): PhoneLog {
  const ring = new LogRing(usualRing, parts.now);
  const stop = new AbortController();
  void follow(parts, deviceId, ring, stop.signal);
  return { text: () => ring.text(), [Symbol.dispose]: () => stop.abort() };
}

async function follow(
  { adb, transportOf, startTimer }: FollowLogParts,
  deviceId: number,
  ring: LogRing,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const transport = transportOf(deviceId);
    try {
      if (transport !== null)
        for await (const bytes of adb.follow(transport, command, signal)) ring.push(bytes);
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
    }
    await pause(startTimer, againAfterMs, signal);
  }
}

import type { AdbClient } from './adb-client.ts';
import type { Transport } from './transport-list.ts';

const longestPause = 10_000;

/** What following needs besides the client. `pause` ends early, without throwing, when the signal aborts. */
export type Following = {
  readonly client: Pick<AdbClient, 'track'>;
  readonly ensureServer: () => Promise<void>;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Called with the reason each time the connection could not be made or was lost. */
  readonly onLost: (error: unknown) => void;
};

/**
 * The list of transports now and after each change, for as long as the signal lasts. When the server dies the list is
 * empty; the server is started again after a pause that doubles from a quarter of a second to ten.
 */
export async function* followTransports(
  following: Following,
  signal: AbortSignal,
): AsyncGenerator<Transport[]> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await following.ensureServer();
      for await (const list of following.client.track(signal)) {
        failures = 0;
        yield list;
      }
    } catch (error) {
      if (signal.aborted) return;
      following.onLost(error);
    }
    yield [];
    await following.pause(Math.min(250 * 2 ** failures, longestPause), signal);
    failures += 1;
  }
}

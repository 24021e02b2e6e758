import type { Frame } from '../../src-shared/domain/device.ts';
import type { AdbClient } from './adb/adb-client.ts';
import { AdbError } from './adb/adb-error.ts';
import { pause, type StartTimer } from './timers.ts';

const betweenPictures = 500;
const captureLimit = 10_000;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** What watching needs. `now` in epoch milliseconds. */
export type ScreenWatchParts = {
  readonly adb: Pick<AdbClient, 'exec'>;
  readonly transportOf: (deviceId: number) => string | null;
  readonly startTimer: StartTimer;
  readonly now: () => number;
};

type Picture = { readonly takenAt: number; readonly frame: Frame };

/** The pictures of one phone for all who watch it. */
type Screen = { capture: Promise<Picture | null> | null; nextAt: number };

/**
 * Live pictures of phones, about two a second, taken only while somebody pulls and shared by all who watch one phone.
 * They come over adb beside the running session and take no lease.
 */
export class ScreenWatch {
  readonly #parts: ScreenWatchParts;
  readonly #screens = new Map<number, Screen>();

  constructor(parts: ScreenWatchParts) {
    this.#parts = parts;
  }

  /** Pictures until the signal aborts; while the phone is away there are none. */
  async *follow(deviceId: number, signal: AbortSignal): AsyncGenerator<Frame> {
    let seen = -1;
    while (!signal.aborted) {
      const picture = await this.#newest(deviceId, signal);
      if (signal.aborted) return;
      if (picture === null || picture.takenAt <= seen) continue;
      seen = picture.takenAt;
      yield picture.frame;
    }
  }

  /** The picture being taken now, or the next one once it is time for it. */
  async #newest(deviceId: number, signal: AbortSignal): Promise<Picture | null> {
    const { startTimer, now } = this.#parts;
    const screen = this.#screens.get(deviceId) ?? { capture: null, nextAt: 0 };
    this.#screens.set(deviceId, screen);
    if (screen.capture === null) {
      const wait = screen.nextAt - now();
      if (wait > 0) await pause(startTimer, wait, signal);
      if (signal.aborted) return null;
    }
    if (screen.capture === null) {
      screen.nextAt = now() + betweenPictures;
      screen.capture = this.#capture(deviceId).finally(() => {
        screen.capture = null;
      });
    }
    return await screen.capture;
  }

  async #capture(deviceId: number): Promise<Picture | null> {
    const { adb, transportOf, now } = this.#parts;
    const transport = transportOf(deviceId);
    if (transport === null) return null;
    try {
      const bytes = await adb.exec(transport, 'screencap -p', { timeoutMs: captureLimit });
      if (!bytes.subarray(0, 4).equals(pngSignature)) return null;
      const takenAt = now();
      return { takenAt, frame: { at: new Date(takenAt).toISOString(), image: bytes.toString('base64') } };
    } catch (error) {
      if (error instanceof AdbError) return null;
      throw error;
    }
  }
}

import type { Frame, WallFrame } from '../../src-shared/domain/device.ts';
import { mergeLatest } from './merge-latest.ts';
import { pause, type StartTimer } from './timers.ts';

const betweenPictures = 500;
/** On a wall of many phones a picture of each comes less often. */
const betweenTiles = 2000;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/**
 * What watching needs. `capture` answers a PNG, null while there is none to be had; `now` in epoch milliseconds; `shrink`
 * makes a JPEG of a width in pixels.
 */
export type ScreenWatchParts = {
  readonly capture: (deviceId: number) => Promise<Buffer | null>;
  readonly startTimer: StartTimer;
  readonly now: () => number;
  readonly shrink: (png: Uint8Array, width: number) => Promise<Buffer>;
};

/** One picture, and what was made of it for those who want it smaller. */
type Picture = {
  readonly takenAt: number;
  readonly png: Buffer;
  readonly encoded: Map<number | null, Promise<string>>;
};

/** The pictures of one phone for all who watch it. */
type Screen = {
  watchers: number;
  capture: Promise<Picture | null> | null;
  last: Picture | null;
  nextAt: number;
};

/**
 * Live pictures of phones, at most two a second, taken only while somebody pulls and shared by all who watch one phone.
 * They come beside the running session and take no lease.
 */
export class ScreenWatch {
  readonly #parts: ScreenWatchParts;
  readonly #screens = new Map<number, Screen>();

  constructor(parts: ScreenWatchParts) {
    this.#parts = parts;
  }

  /** Pictures until the signal aborts, as drawn or made smaller to a width; while the phone is away there are none. */
  async *follow(deviceId: number, width: number | null, signal: AbortSignal): AsyncGenerator<Frame> {
    for await (const picture of this.#pictures(deviceId, 0, signal)) yield await this.#frame(picture, width);
  }

  /** Small pictures of many phones, of each only when its screen changed. */
  wall(deviceIds: readonly number[], width: number, signal: AbortSignal): AsyncGenerator<WallFrame, void> {
    return mergeLatest(new Set(deviceIds), (deviceId, until) => this.#tile(deviceId, width, until), signal);
  }

  async *#tile(deviceId: number, width: number, signal: AbortSignal): AsyncGenerator<WallFrame> {
    let shown: Buffer = Buffer.alloc(0);
    for await (const picture of this.#pictures(deviceId, betweenTiles, signal)) {
      if (shown.equals(picture.png)) continue;
      shown = picture.png;
      yield { ...(await this.#frame(picture, width)), deviceId };
    }
  }

  /** Every picture once, with at least so many milliseconds between two. */
  async *#pictures(deviceId: number, everyMs: number, signal: AbortSignal): AsyncGenerator<Picture> {
    const { startTimer, now } = this.#parts;
    const screen = this.#enter(deviceId);
    let seen = -Infinity;
    try {
      while (!signal.aborted) {
        if (seen + everyMs > now()) await pause(startTimer, seen + everyMs - now(), signal);
        const picture = await this.#newest(deviceId, screen, seen, signal);
        if (signal.aborted) return;
        if (picture === null || picture.takenAt <= seen) continue;
        seen = picture.takenAt;
        yield picture;
      }
    } finally {
      screen.watchers -= 1;
      if (screen.watchers === 0) this.#screens.delete(deviceId);
    }
  }

  #enter(deviceId: number): Screen {
    const screen = this.#screens.get(deviceId) ?? { watchers: 0, capture: null, last: null, nextAt: 0 };
    screen.watchers += 1;
    this.#screens.set(deviceId, screen);
    return screen;
  }

  /** The last picture where it is new to the watcher and not old, else the one being taken, else the next one. */
  async #newest(
    deviceId: number,
    screen: Screen,
    seen: number,
    signal: AbortSignal,
  ): Promise<Picture | null> {
    const { startTimer, now } = this.#parts;
    const { last } = screen;
    if (last !== null && last.takenAt > seen && now() < screen.nextAt) return last;
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
    screen.last = (await screen.capture) ?? screen.last;
    return screen.last;
  }

  async #capture(deviceId: number): Promise<Picture | null> {
    const png = await this.#parts.capture(deviceId);
    if (png === null || png.length < 24 || !png.subarray(0, 4).equals(pngSignature)) return null;
    return { takenAt: this.#parts.now(), png, encoded: new Map() };
  }

  async #frame({ takenAt, png, encoded }: Picture, width: number | null): Promise<Frame> {
    const image = encoded.get(width) ?? this.#encode(png, width);
    encoded.set(width, image);
    return { at: new Date(takenAt).toISOString(), image: await image, ...sizeOf(png) };
  }

  async #encode(png: Buffer, width: number | null): Promise<string> {
    return (width === null ? png : await this.#parts.shrink(png, width)).toString('base64');
  }
}

/** What the header of a PNG says (ISO 15948, IHDR). */
function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

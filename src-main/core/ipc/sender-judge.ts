import { isAppAddress } from '../app-address.ts';
import type { ContentsPort, FramePort, IpcCall } from '../ports.ts';

/** Knows the windows that may call, until they are gone. */
export class TrustedSenders {
  readonly #ids = new Set<number>();

  trust(contents: ContentsPort): void {
    this.#ids.add(contents.id);
    contents.on('destroyed', () => void this.#ids.delete(contents.id));
  }

  /** The frame that called, or null unless it is the top frame of a window of ours that shows our page. */
  judge(call: IpcCall): FramePort | null {
    const frame = call.senderFrame;
    // A frame that navigated or was destroyed since it called is null: nobody to answer.
    if (frame === null || frame.parent !== null) return null;
    if (!this.#ids.has(call.sender.id)) return null;
    return isAppAddress(frame.origin) && isAppAddress(frame.url) ? frame : null;
  }
}

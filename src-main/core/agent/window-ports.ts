import { shellChannels } from '../../../src-shared/shell/channels.ts';
import { isAppAddress } from '../app-address.ts';
import type { FramePort, TransferPort } from '../ports.ts';

/** Two ends of a channel. */
export type Channel = { readonly port1: TransferPort; readonly port2: TransferPort };

/**
 * Hands each page that asked a port to the agent: at once when the agent runs, else when it does, and a fresh one
 * after each of its restarts. Between a page and the agent the shell then has no part.
 */
export class WindowPorts {
  readonly #frames = new Set<FramePort>();
  readonly #channel: () => Channel;
  readonly #connect: (port: TransferPort) => boolean;

  /** `connect` gives an end to the agent and answers whether there was one to take it. */
  constructor(channel: () => Channel, connect: (port: TransferPort) => boolean) {
    this.#channel = channel;
    this.#connect = connect;
  }

  /** A page asked; after a reload it asks again and gets a new port, the old one having died with the old page. */
  request(frame: FramePort): void {
    this.#frames.add(frame);
    this.#deliver(frame);
  }

  /** The agent is (again) there: every page gets a new port. */
  agentReady(): void {
    for (const frame of this.#frames) this.#deliver(frame);
  }

  #deliver(frame: FramePort): void {
    const { port1, port2 } = this.#channel();
    if (!this.#stillOurs(frame)) {
      this.#frames.delete(frame);
      return close(port1, port2);
    }
    if (!this.#connect(port1)) return close(port1, port2);
    frame.postMessage(shellChannels.deliverPort, null, [port2]);
  }

  /** A frame outlives its page: it may be gone, or show something else, since it asked. */
  #stillOurs(frame: FramePort): boolean {
    try {
      return isAppAddress(frame.origin) && frame.parent === null;
    } catch {
      // Electron throws on every property of a frame that was disposed.
      return false;
    }
  }
}

function close(...ports: readonly TransferPort[]): void {
  for (const port of ports) port.close();
}

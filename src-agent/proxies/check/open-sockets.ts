import type { Socket } from 'node:net';

/** The sockets of one check: all of them end with it, also one that is added when it is already over. */
export class OpenSockets implements Disposable {
  readonly #sockets: Socket[] = [];
  #over = false;

  /** Keeps a socket to the end of the check. */
  add<Kind extends Socket>(socket: Kind): Kind {
    // What goes wrong is told to whoever waits for the socket; without a listener it would end the program.
    socket.on('error', () => undefined);
    this.#sockets.push(socket);
    if (this.#over) socket.destroy();
    return socket;
  }

  [Symbol.dispose](): void {
    this.#over = true;
    for (const socket of this.#sockets.toReversed()) socket.destroy();
  }
}

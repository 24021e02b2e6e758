import { connect, type Socket } from 'node:net';
import { AdbError, adbFailure } from './adb-error.ts';

const longestText = 1 << 20;

/** How long a call may take and what ends it early. */
export type CallLimits = {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
};

/**
 * One connection to the adb server: a service is asked for with a 4-hex length before its name and answered with
 * OKAY or FAIL and a text. Reads wait for exactly what is asked for, so nothing is buffered beyond the socket.
 */
export class AdbSocket implements Disposable {
  readonly #socket: Socket;
  #failure: AdbError | undefined;
  #wake = Promise.withResolvers<void>();
  readonly #stopWatching: () => void;

  private constructor(socket: Socket, limits: CallLimits) {
    this.#socket = socket;
    const wake = () => {
      this.#wake.resolve();
      this.#wake = Promise.withResolvers<void>();
    };
    for (const name of ['readable', 'end', 'close', 'drain']) socket.on(name, wake);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure ??= new AdbError(
        error.code === 'ECONNREFUSED' ? 'server_unreachable' : 'closed',
        error.code === 'ECONNREFUSED' ? 'the adb server is not running' : error.message,
      );
      wake();
    });
    this.#stopWatching = this.#watch(limits);
  }

  /** Connects to the server on this computer; the limits hold until the socket is disposed. */
  static async connect(port: number, limits: CallLimits): Promise<AdbSocket> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const connection = new AdbSocket(socket, limits);
    while (socket.connecting && connection.#failure === undefined) {
      await Promise.race([
        new Promise((resolve) => socket.once('connect', resolve)),
        connection.#wake.promise,
      ]);
    }
    if (connection.#failure !== undefined) {
      connection[Symbol.dispose]();
      throw connection.#failure;
    }
    return connection;
  }

  /** Asks for a service and waits for OKAY. */
  async request(service: string): Promise<void> {
    const name = Buffer.from(service);
    await this.write(Buffer.concat([Buffer.from(name.length.toString(16).padStart(4, '0')), name]));
    await this.expectOkay();
  }

  /** Reads a status; FAIL becomes an AdbError. */
  async expectOkay(): Promise<void> {
    const status = (await this.read(4)).toString('latin1');
    if (status === 'OKAY') return;
    if (status === 'FAIL') throw adbFailure(await this.readText());
    throw new AdbError('protocol', 'the adb server gave an answer that is not adb’s');
  }

  /** Reads a text with a 4-hex length before it. */
  async readText(): Promise<string> {
    const length = Number.parseInt((await this.read(4)).toString('latin1'), 16);
    if (!(length >= 0 && length <= longestText)) throw new AdbError('protocol', 'bad length from adb');
    return (await this.read(length)).toString('utf8');
  }

  /** Reads exactly `length` bytes. */
  async read(length: number): Promise<Buffer> {
    if (length === 0) return Buffer.alloc(0);
    for (;;) {
      this.#throwIfFailed();
      const chunk: Buffer | null = this.#socket.read(length);
      if (chunk?.length === length) return chunk;
      if (chunk !== null || this.#socket.readableEnded || this.#socket.destroyed)
        throw new AdbError('closed', 'adb closed the connection');
      await this.#wake.promise;
    }
  }

  /** The next bytes there are, or null at the end of the stream. */
  async readSome(): Promise<Buffer | null> {
    for (;;) {
      this.#throwIfFailed();
      const chunk: Buffer | null = this.#socket.read();
      if (chunk !== null) return chunk;
      if (this.#socket.readableEnded || this.#socket.destroyed) return null;
      await this.#wake.promise;
    }
  }

  /** Sends bytes, waiting while the other side is slower. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#throwIfFailed();
    if (this.#socket.write(bytes)) return;
    while (this.#socket.writableNeedDrain && !this.#socket.destroyed) {
      await this.#wake.promise;
      this.#throwIfFailed();
    }
  }

  [Symbol.dispose](): void {
    this.#stopWatching();
    this.#socket.destroy();
  }

  #throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #watch(limits: CallLimits): () => void {
    const fail = (error: AdbError) => {
      this.#failure ??= error;
      this.#socket.destroy();
    };
    const onAbort = () => fail(new AdbError('cancelled', 'the call to adb was cancelled'));
    const { signal, timeoutMs } = limits;
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(
            () => fail(new AdbError('timeout', `no answer from adb within ${timeoutMs} ms`)),
            timeoutMs,
          );
    return () => {
      signal?.removeEventListener('abort', onAbort);
      clearTimeout(timer);
    };
  }
}

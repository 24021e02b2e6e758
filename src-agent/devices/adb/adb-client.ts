import { AdbError } from './adb-error.ts';
import { AdbSocket, type CallLimits } from './adb-socket.ts';
import { ShellReader, type ShellResult } from './shell-protocol.ts';
import { type RemoteEntry, type RemoteFile, syncList, syncSend, syncStat } from './sync-protocol.ts';
import { parseTransports, type Transport } from './transport-list.ts';

const usualLimit = 10_000;

/** A port of this computer that adb hands on to a phone. */
export type Forward = { readonly serial: string; readonly local: string; readonly remote: string };

/**
 * Speaks to the adb server over loopback, one connection a call (adb's SERVICES.TXT). Nothing is retried here. Calls throw
 * AdbError; without limits a call may take 10 seconds.
 */
export class AdbClient {
  /** The server's port, which Appium needs as well. */
  readonly port: number;

  constructor(port: number) {
    this.port = port;
  }

  /** The server's protocol version. */
  async version(limits: CallLimits = {}): Promise<number> {
    return Number.parseInt(await this.#ask('host:version', limits), 16);
  }

  /** Ends the server. */
  async kill(): Promise<void> {
    using socket = await this.#open({});
    await socket.request('host:kill');
  }

  /** Every transport there is now. */
  async transports(limits: CallLimits = {}): Promise<Transport[]> {
    return parseTransports(await this.#ask('host:devices-l', limits));
  }

  /** The list now and after each change, over one long-lived connection that ends with an error or the signal. */
  async *track(signal: AbortSignal): AsyncGenerator<Transport[]> {
    using socket = await AdbSocket.connect(this.port, { signal });
    await socket.request('host:track-devices-l');
    for (;;) yield parseTransports(await socket.readText());
  }

  /** Connects a phone by network (`host:port`). The server answers with a sentence either way. */
  async connect(
    address: string,
    limits: CallLimits = {},
  ): Promise<{ readonly connected: boolean; readonly message: string }> {
    const message = await this.#ask(`host:connect:${address}`, limits);
    return { connected: /^(already )?connected to/.test(message), message };
  }

  /** Lets go of a phone connected by network. */
  async disconnect(address: string, limits: CallLimits = {}): Promise<void> {
    await this.#ask(`host:disconnect:${address}`, limits);
  }

  /** Runs a command on the phone and waits for its end. */
  async shell(serial: string, command: string, limits: CallLimits = {}): Promise<ShellResult> {
    using socket = await this.#openOn(serial, limits);
    await socket.request(`shell,v2,raw:${command}`);
    const reader = new ShellReader();
    for (;;) {
      const bytes = await socket.readSome();
      if (bytes !== null) reader.push(bytes);
      const result = reader.result();
      if (result !== undefined) return result;
      if (bytes === null) throw new AdbError('closed', 'the phone went away during a command');
    }
  }

  /** Runs a command on the phone and gives its bytes, untouched by a terminal. */
  async exec(serial: string, command: string, limits: CallLimits = {}): Promise<Buffer> {
    using socket = await this.#openOn(serial, limits);
    await socket.request(`exec:${command}`);
    const pieces: Buffer[] = [];
    for (;;) {
      const bytes = await socket.readSome();
      if (bytes === null) return Buffer.concat(pieces);
      pieces.push(bytes);
    }
  }

  /** The bytes of a command on the phone as they come, until it ends or the signal aborts. */
  async *follow(serial: string, command: string, signal: AbortSignal): AsyncGenerator<Buffer> {
    using socket = await this.#openOn(serial, { signal, timeoutMs: undefined });
    await socket.request(`exec:${command}`);
    for (let bytes = await socket.readSome(); bytes !== null; bytes = await socket.readSome()) yield bytes;
  }

  /** Copies a file to the phone. `modifiedAt` in epoch seconds: galleries order by it. */
  async push(
    serial: string,
    file: { readonly localPath: string; readonly remotePath: string; readonly modifiedAt: number },
    limits: CallLimits & { readonly onProgress?: (sent: number) => void } = {},
  ): Promise<void> {
    using socket = await this.#openOn(serial, { timeoutMs: 120_000, ...limits });
    await socket.request('sync:');
    await syncSend(socket, file.localPath, file.remotePath, file.modifiedAt, limits.onProgress);
  }

  /** Looks a file on the phone up. */
  async stat(serial: string, remotePath: string, limits: CallLimits = {}): Promise<RemoteFile> {
    using socket = await this.#openOn(serial, limits);
    await socket.request('sync:');
    return await syncStat(socket, remotePath);
  }

  /** Lists a folder on the phone; an absent one is empty. */
  async list(serial: string, remotePath: string, limits: CallLimits = {}): Promise<RemoteEntry[]> {
    using socket = await this.#openOn(serial, limits);
    await socket.request('sync:');
    return await syncList(socket, remotePath);
  }

  /**
   * Waits until the connection to the phone is lost: an idle `sync:` connection costs the phone nothing and breaks at
   * once. Ends without throwing.
   */
  async untilLost(serial: string, signal: AbortSignal): Promise<void> {
    try {
      using socket = await AdbSocket.connect(this.port, { signal });
      await socket.request(`host:transport:${serial}`);
      await socket.request('sync:');
      await socket.readSome();
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
    }
  }

  /** Every forwarded port, of all phones and programs. */
  async forwards(limits: CallLimits = {}): Promise<Forward[]> {
    const text = await this.#ask('host:list-forward', limits);
    return text.split('\n').flatMap((line) => {
      const [serial, local, remote] = line.split(' ');
      if (serial === undefined || local === undefined || remote === undefined) return [];
      return [{ serial, local, remote }];
    });
  }

  /** Ends one forwarded port (`tcp:8200`). */
  async removeForward(local: string, limits: CallLimits = {}): Promise<void> {
    using socket = await this.#open(limits);
    await socket.request(`host:killforward:${local}`);
  }

  async #ask(service: string, limits: CallLimits): Promise<string> {
    using socket = await this.#open(limits);
    await socket.request(service);
    return await socket.readText();
  }

  async #open(limits: CallLimits): Promise<AdbSocket> {
    return await AdbSocket.connect(this.port, { timeoutMs: usualLimit, ...limits });
  }

  async #openOn(serial: string, limits: CallLimits): Promise<AdbSocket> {
    const socket = await this.#open(limits);
    try {
      await socket.request(`host:transport:${serial}`);
      return socket;
    } catch (error) {
      socket[Symbol.dispose]();
      throw error;
    }
  }
}

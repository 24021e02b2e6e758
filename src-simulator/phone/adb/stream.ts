import { Duplex } from 'node:stream';

/** What a stream needs of the connection it runs over. */
export type StreamLink = {
  /** Sends one WRTE; the other side answers with one OKAY before the next may leave. */
  readonly write: (chunk: Buffer) => void;
  readonly acknowledge: () => void;
  readonly close: () => void;
  readonly largestChunk: number;
};

/**
 * One adb stream as a Node Duplex: at most one WRTE in flight in each direction. It carries the few methods of
 * a socket that Node's HTTP server calls, because `tcp:` services are handed to one.
 */
export class AdbStream extends Duplex {
  readonly #link: StreamLink;
  #rest: Buffer[] = [];
  #written: (() => void) | null = null;
  #owesAcknowledgement = false;
  #closed = false;

  constructor(link: StreamLink) {
    super({ allowHalfOpen: true });
    this.#link = link;
  }

  /** The other side sent bytes. They are acknowledged once a reader wants more. */
  receive(payload: Buffer): void {
    if (this.push(payload)) this.#link.acknowledge();
    else this.#owesAcknowledgement = true;
  }

  /** The other side took the last chunk. */
  acknowledged(): void {
    this.#sendNext();
  }

  /** The other side closed, or the connection is gone. */
  closedByPeer(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.push(null);
    // The reader sees the end first; nothing can be written any more.
    setImmediate(() => this.destroy());
  }

  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    if (!this.#owesAcknowledgement || this.#closed) return;
    this.#owesAcknowledgement = false;
    this.#link.acknowledge();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    if (this.#closed) {
      callback();
      return;
    }
    for (let at = 0; at < chunk.length; at += this.#link.largestChunk)
      this.#rest.push(chunk.subarray(at, at + this.#link.largestChunk));
    this.#written = callback;
    this.#sendNext();
  }

  /** What was written meanwhile leaves together: head and body of an answer apart would wait for delayed acknowledgements. */
  override _writev(chunks: { readonly chunk: Buffer }[], callback: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'utf8', callback);
  }

  override _final(callback: () => void): void {
    this.#close();
    callback();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    this.#close();
    this.#rest = [];
    this.#finishWrite();
    callback(error);
  }

  #sendNext(): void {
    const next = this.#rest.shift();
    if (next === undefined) this.#finishWrite();
    else this.#link.write(next);
  }

  #finishWrite(): void {
    const written = this.#written;
    this.#written = null;
    written?.();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#link.close();
  }
}

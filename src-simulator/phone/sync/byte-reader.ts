import type { Readable } from 'node:stream';

/** Reads exact amounts from a stream. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, or null when the stream ends before. */
  async take(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = [this.#pending];
    let have = this.#pending.length;
    while (have < length) {
      const next = await this.#chunks.next().catch(() => null);
      if (!next || next.done === true) return null;
      parts.push(next.value);
      have += next.value.length;
    }
    const all = parts.length === 1 ? this.#pending : Buffer.concat(parts);
    this.#pending = all.subarray(length);
    return all.subarray(0, length);
  }
}

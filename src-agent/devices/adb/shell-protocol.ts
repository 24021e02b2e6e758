/** What a command on the phone gave back. */
export type ShellResult = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

const headerLength = 5;

/**
 * Takes shell protocol v2 apart as it arrives: packets of one id byte (1 stdout, 2 stderr, 3 exit code), four bytes of
 * little-endian length and the data (adb's shell_protocol.h).
 */
export class ShellReader {
  readonly #stdout: Buffer[] = [];
  readonly #stderr: Buffer[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #exitCode: number | undefined;

  /** Takes the next bytes. */
  push(bytes: Buffer): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length >= headerLength) {
      const end = headerLength + this.#rest.readUInt32LE(1);
      if (this.#rest.length < end) return;
      this.#take(this.#rest[0], this.#rest.subarray(headerLength, end));
      this.#rest = this.#rest.subarray(end);
    }
  }

  /** The result once the exit code is there; undefined before. */
  result(): ShellResult | undefined {
    if (this.#exitCode === undefined) return undefined;
    return {
      stdout: Buffer.concat(this.#stdout).toString('utf8'),
      stderr: Buffer.concat(this.#stderr).toString('utf8'),
      exitCode: this.#exitCode,
    };
  }

  #take(id: number | undefined, data: Buffer): void {
    if (id === 1) this.#stdout.push(data);
    else if (id === 2) this.#stderr.push(data);
    else if (id === 3) this.#exitCode = data[0] ?? 0;
  }
}

/** Quotes one word for the phone's shell. */
export function shellWord(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';
import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError } from '../adb/adb-error.ts';

/** The port the uiautomator2 server listens on, on the phone. */
const serverPort = 'tcp:6790';
const journal = z.array(z.number().int());

/** First and last port to use, both included. */
export type PortRange = { readonly first: number; readonly last: number };

/**
 * Hands out a port of this computer for every session, the least recently used first: an old deletion that is still
 * running would remove the forward of a new session on the same port. Those in use are written down, so that what a
 * killed agent left behind is told from other programs' forwards.
 */
export class SystemPorts {
  readonly #range: PortRange;
  readonly #journalFile: string;
  readonly #inUse = new Set<number>();
  /** Written down by an agent before this one: read before anything of ours is written. */
  readonly #left: Set<number>;
  #next: number;

  /** `random` (0 up to 1) picks where to begin, so that a restarted agent does not begin where the last one did. */
  constructor(range: PortRange, journalFile: string, random: () => number) {
    this.#range = range;
    this.#journalFile = journalFile;
    this.#left = new Set(readJournal(journalFile));
    this.#next = range.first + Math.floor(random() * (range.last - range.first + 1));
  }

  /** A port nobody uses; null when all are taken. */
  async take(): Promise<number | null> {
    const { first, last } = this.#range;
    for (let tries = last - first + 1; tries > 0; tries -= 1) {
      const port = this.#next;
      this.#next = port === last ? first : port + 1;
      if (this.#inUse.has(port) || !(await isFree(port))) continue;
      this.#inUse.add(port);
      this.#writeDown();
      return port;
    }
    return null;
  }

  /** Gives a port back after its session ended. */
  giveBack(port: number): void {
    this.#inUse.delete(port);
    this.#writeDown();
  }

  /**
   * Removes the forwards an earlier agent left, once; a try that failed can be made again. Never touches a port that is
   * in use now. Answers how many were removed.
   */
  async removeLeftovers(adb: AdbClient): Promise<number> {
    if (this.#left.size === 0) return 0;
    const forwards = await adb.forwards();
    const left = forwards.filter(({ local, remote }) => {
      const port = Number(/^tcp:(\d+)$/.exec(local)?.[1]);
      return remote === serverPort && this.#left.has(port) && !this.#inUse.has(port);
    });
    this.#left.clear();
    for (const { local } of left) await removeForward(adb, local);
    this.#writeDown();
    return left.length;
  }

  #writeDown(): void {
    const ports = new Set([...this.#left, ...this.#inUse]);
    writeFileSync(this.#journalFile, JSON.stringify([...ports]), { mode: 0o600 });
  }
}

/** Removes a forward; one that is gone already is fine. */
export async function removeForward(adb: AdbClient, local: string): Promise<void> {
  try {
    await adb.removeForward(local);
  } catch (error) {
    if (!(error instanceof AdbError)) throw error;
  }
}

function readJournal(file: string): number[] {
  try {
    return journal.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

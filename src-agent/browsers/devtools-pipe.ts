import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const incoming = z.union([
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.object({ message: z.string() }) }),
  z.object({ method: z.string(), params: z.unknown(), sessionId: z.string().optional() }),
]);

/** Something the browser tells by itself; `sessionId`: of which target. */
export type DevtoolsEvent = {
  readonly method: string;
  readonly params: unknown;
  readonly sessionId: string | null;
};

/** The browser refused a command, or is gone. */
export class DevtoolsError extends Error {
  constructor(method: string, reason: string) {
    super(`${method}: ${reason}`);
    this.name = 'DevtoolsError';
  }
}

type Waiting = {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Chrome's own control protocol over the two pipes of `--remote-debugging-pipe`: messages are JSON, each ended by a zero
 * byte. Unlike a port, pipes cannot be reached by anybody else on the computer.
 */
export class DevtoolsPipe {
  readonly #output: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: DevtoolsEvent) => void>();
  #lastId = 0;
  #closed = false;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    const parts: string[] = [];
    input.setEncoding('utf8');
    input.on('data', (text: string) => {
      const [end = '', ...rest] = text.split('\0');
      parts.push(end);
      for (const start of rest) {
        const message = parts.splice(0).join('');
        parts.push(start);
        this.#receive(message);
      }
    });
    input.on('error', () => this.#close());
    input.on('close', () => this.#close());
    output.on('error', () => this.#close());
  }

  /** Sends a command to the browser, or to the target of a session. */
  send(method: string, params: object = {}, sessionId: string | null = null): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    if (this.#closed) {
      reject(new DevtoolsError(method, 'the browser is closed'));
      return promise;
    }
    const id = ++this.#lastId;
    this.#waiting.set(id, { method, resolve, reject });
    const message = JSON.stringify({ id, method, params, ...(sessionId === null ? {} : { sessionId }) });
    this.#output.write(`${message}\0`);
    return promise;
  }

  /** Sends a command whose refusal changes nothing: the target may have gone meanwhile. */
  tell(method: string, params: object = {}, sessionId: string | null = null): void {
    this.send(method, params, sessionId).catch(() => undefined);
  }

  /** Calls back for every event until the returned function is called. */
  onEvent(listener: (event: DevtoolsEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #receive(text: string): void {
    const parsed = incoming.safeParse(JSON.parse(text));
    // A message of a newer Chrome that has no meaning here is passed over.
    if (!parsed.success) return;
    const message = parsed.data;
    if ('method' in message) {
      const event = { method: message.method, params: message.params, sessionId: message.sessionId ?? null };
      for (const listener of this.#listeners) listener(event);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (waiting === undefined) return;
    if ('error' in message) waiting.reject(new DevtoolsError(waiting.method, message.error.message));
    else waiting.resolve(message.result);
  }

  #close(): void {
    this.#closed = true;
    for (const { method, reject } of this.#waiting.values())
      reject(new DevtoolsError(method, 'the browser was closed'));
    this.#waiting.clear();
  }
}

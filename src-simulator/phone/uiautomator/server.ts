import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ZodError } from 'zod';
import type { Handset } from '../handset.ts';
import { Elements } from './elements.ts';
import { routes, type Session } from './routes.ts';
import { WireError } from './wire-error.ts';

/** What the server needs of the phone. */
export type UiAutomatorOptions = {
  readonly handset: Handset;
  readonly device: Session['device'];
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** The client deleted its session: the server ends, and the instrumentation with it. */
  readonly sessionDeleted: () => void;
};

/**
 * The phone's UiAutomator2 HTTP server. It listens nowhere: connections are streams that adb opened to
 * the phone's port 6790.
 */
export class UiAutomatorServer {
  readonly #options: UiAutomatorOptions;
  readonly #connections = new Set<Duplex>();
  readonly #server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void this.#handle(request, response);
  });
  #session: { readonly id: string; readonly state: Session } | null = null;
  #slowByMs = 0;
  #loseAnswer = false;

  constructor(options: UiAutomatorOptions) {
    this.#options = options;
  }

  /** Serves a stream as if it had been accepted from a port. */
  serve(connection: Duplex): void {
    this.#connections.add(connection);
    connection.on('close', () => this.#connections.delete(connection));
    this.#server.emit('connection', connection as Socket);
  }

  /** Every answer from now on takes that much longer. */
  slowDown(milliseconds: number): void {
    this.#slowByMs = milliseconds;
  }

  /** What is being done takes effect, but its answer never leaves: the connection breaks. */
  loseAnswer(): void {
    this.#loseAnswer = true;
  }

  /** The process is gone: connections break and the session is forgotten. */
  end(): void {
    this.#session = null;
    for (const connection of this.#connections) connection.destroy();
    this.#connections.clear();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    if (text === null) return;
    const { status, value } = await this.#answer(request, text);
    if (this.#slowByMs > 0) await this.#options.sleep(this.#slowByMs);
    if (this.#loseAnswer) {
      this.#loseAnswer = false;
      response.destroy();
      return;
    }
    const body = Buffer.from(JSON.stringify({ sessionId: this.#session?.id ?? null, value: value ?? null }));
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    response.end(body);
  }

  async #answer(request: IncomingMessage, text: string): Promise<{ status: number; value: unknown }> {
    try {
      const body: unknown = text === '' ? {} : JSON.parse(text);
      const path = new URL(request.url ?? '/', 'http://phone').pathname.replace(/^\/wd\/hub/, '');
      return { status: 200, value: await this.#route(request.method ?? 'GET', path, body) };
    } catch (error) {
      const known = asWireError(error);
      return {
        status: known.status,
        value: { error: known.code, message: known.message, stacktrace: '' },
      };
    }
  }

  async #route(method: string, path: string, body: unknown): Promise<unknown> {
    if (path === '/status') return { ready: true, message: 'UiAutomator2 Server is ready', build: {} };
    if (path === '/sessions') return this.#session ? [{ id: this.#session.id }] : [];
    if (path === '/session' && method === 'POST') return this.#startSession();
    const [, id, rest] = path.match(/^\/session\/([^/]+)(?:\/(.*))?$/) ?? [];
    if (id === undefined) throw new WireError('unknown command', `${method} ${path}`);
    if (this.#session?.id !== id)
      throw new WireError('invalid session id', 'The session is not known or has ended');
    if (rest === undefined) return this.#sessionItself(method);
    for (const route of routes) {
      const match = route.method === method ? rest.match(route.path) : null;
      if (match)
        return route.answer({
          session: this.#session.state,
          parameters: match.slice(1).map(decodeURIComponent),
          body,
        });
    }
    throw new WireError('unknown command', `${method} ${path}`);
  }

  #sessionItself(method: string): unknown {
    if (method !== 'DELETE') return {};
    // The answer leaves first; the server is gone a moment later.
    void this.#options.sleep(3).then(() => this.#options.sessionDeleted());
    return null;
  }

  #startSession(): unknown {
    const { handset, device } = this.#options;
    const id = randomUUID();
    const state = { handset, device, elements: new Elements(handset), settings: new Map<string, unknown>() };
    this.#session = { id, state };
    handset.record.sessionStarted();
    return { sessionId: id, capabilities: {} };
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    // The connection broke in the middle of a request: there is nobody to answer.
    return null;
  }
  return Buffer.concat(parts).toString('utf8');
}

function asWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  if (error instanceof ZodError || error instanceof SyntaxError)
    return new WireError('invalid argument', error.message);
  return new WireError('unknown error', error instanceof Error ? error.message : String(error));
}

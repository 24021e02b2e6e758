import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/node';
import { z } from 'zod';
import { assertNever } from '../../src-shared/assert-never.ts';
import { commonHeaders } from '../../src-shared/pages/security-headers.ts';
import { docsPath, serveDocs } from './api-docs.ts';
import { EntryCodes } from './entry-codes.ts';
import { listenFailure } from './listen-failure.ts';
import { multipartAnswer } from './multipart-answer.ts';
import { servePage } from './pages.ts';
import { reportDefects } from '../api/report-defects.ts';
import { judgeRequest, type RequestHead, sessionCookie } from './request-judge.ts';
import { SessionFile } from './session-file.ts';
import { type AgentRouter, openApiDocument, restHandler } from './rest.ts';
import { problemDetails } from './problem-details.ts';

/**
 * What the server is built from. `pagesDir`: where the control center was built, null for none. Port 0 lets the system
 * choose. `sessionFile`: where it is kept which pages are signed in; without it a restart signs them out.
 */
export type HttpServerParts = {
  readonly router: AgentRouter;
  readonly version: string;
  readonly port: number;
  readonly pagesDir: string | null;
  readonly sessionFile?: string;
  readonly report: (error: unknown) => void;
};

/** Bytes of a request's body; only the files of the media library may be larger, with some room for their wrapping. */
const bodyLimit = 40 * 1024 * 1024;
const uploadLimit = 321 * 1024 * 1024;
const uploadPaths: readonly string[] = ['/api/v1/media', '/rpc/media/create'];
const entryBody = z.object({ code: z.string().min(1).max(100) });

/**
 * The agent's only listener: REST under `/api/v1`, the page's calls under `/rpc`, the pages themselves. Loopback only,
 * a fresh token a launch.
 */
export class HttpServer implements AsyncDisposable {
  readonly token = randomBytes(32).toString('base64url');
  readonly #parts: HttpServerParts;
  readonly #entries: EntryCodes;
  readonly #server: Server;
  readonly #rest: ReturnType<typeof restHandler>;
  readonly #rpc: RPCHandler<Record<never, never>>;

  private constructor(parts: HttpServerParts) {
    this.#parts = parts;
    const { sessionFile } = parts;
    this.#entries = new EntryCodes(sessionFile === undefined ? null : new SessionFile(sessionFile), Date.now);
    this.#rest = restHandler(parts.router, parts.report);
    this.#rpc = new RPCHandler(parts.router, {
      clientInterceptors: [reportDefects(parts.report)],
      rootInterceptors: [multipartAnswer],
    });
    this.#server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000 });
    this.#server.maxConnections = 256;
    this.#server.on('request', (request, response) => void this.#answer(request, response));
  }

  /** Listens on 127.0.0.1; rejects when the port is taken. */
  static async listen(parts: HttpServerParts): Promise<HttpServer> {
    const server = new HttpServer(parts);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.#server.once('error', (error) => reject(listenFailure(parts.port, error)));
    server.#server.listen(parts.port, '127.0.0.1', resolve);
    await promise;
    server.#server.removeAllListeners('error');
    return server;
  }

  /** `http://127.0.0.1:port`. */
  get url(): string {
    return `http://${this.#address()}`;
  }

  /** An address that opens the control center once; the code is in the fragment, which no server sees. */
  oneTimeLink(): string {
    return `${this.url}/#enter=${this.#entries.issue()}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  #address(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      this.#parts.report(error);
      if (!response.headersSent) sendProblem(response, 500, 'internal', 'Something unexpected went wrong.');
      else response.destroy();
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head = readHead(request);
    const { token } = this;
    const judgement = judgeRequest(head, {
      address: this.#address(),
      token,
      sessions: this.#entries,
    });
    switch (judgement.kind) {
      case 'refused':
        return sendProblem(response, judgement.status, judgement.code, refusalWords[judgement.status]);
      case 'page':
        if (this.#parts.pagesDir === null)
          return sendProblem(response, 404, 'no_pages', 'This agent serves no pages.');
        return await servePage(
          this.#parts.pagesDir,
          head.path,
          () => randomBytes(16).toString('base64'),
          response,
        );
      case 'enter':
        return await this.#enter(request, response);
      case 'api':
        return await this.#api(head.path, request, response);
      default:
        return assertNever(judgement);
    }
  }

  async #enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = entryBody.safeParse(await readJson(request, 4096));
    const session = body.success ? this.#entries.redeem(body.data.code) : null;
    if (session === null)
      return sendProblem(response, 401, 'link_used', 'This link was used before. Ask for a new one.');
    const cookie = `${sessionCookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    response.writeHead(204, { ...commonHeaders, 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }).end();
  }

  async #api(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-store');
    const isUpload = request.method === 'POST' && uploadPaths.includes(path);
    if (Number(request.headers['content-length'] ?? 0) > (isUpload ? uploadLimit : bodyLimit))
      return sendProblem(
        response,
        413,
        'too_large',
        isUpload
          ? 'A file may be 320 MB at most. Import larger ones from where they lie.'
          : 'A request may be 40 MB at most.',
      );
    // Without a length there is nothing to hold a request's size against before it is read.
    if (request.headers['transfer-encoding'] !== undefined)
      return sendProblem(response, 411, 'length_required', 'Say how long the request is (Content-Length).');
    if (path === docsPath || path.startsWith(`${docsPath}/`)) return await serveDocs(path, response);
    if (path === '/api/v1/openapi.json')
      return sendJson(response, await openApiDocument(this.#parts.version));
    const { matched } = path.startsWith('/rpc/')
      ? await this.#rpc.handle(request, response, { prefix: '/rpc', context: {} })
      : await this.#rest.handle(request, response, { prefix: '/api/v1', context: {} });
    if (!matched) sendProblem(response, 404, 'no_such_path', `There is nothing at ${path}.`);
  }
}

const refusalWords = {
  401: 'Sign in: send the token as “Authorization: Bearer …”, or open the control center with a fresh link.',
  403: 'Requests from other pages are not answered.',
  405: 'This method is not answered here.',
  415: 'Send JSON (application/json).',
  421: 'Use the address the agent printed, with 127.0.0.1.',
} as const;

function readHead(request: IncomingMessage): RequestHead {
  const one = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    method: request.method ?? 'GET',
    path: request.url?.split('?')[0] ?? '/',
    host: one('host'),
    origin: one('origin'),
    fetchSite: one('sec-fetch-site'),
    contentType: one('content-type'),
    authorization: one('authorization'),
    cookie: one('cookie'),
  };
}

async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > limit) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    // Rubbish is answered like a wrong code.
    return null;
  }
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function sendProblem(response: ServerResponse, status: number, code: string, detail: string): void {
  const body = JSON.stringify(problemDetails({ code, status, message: detail, data: null }));
  response.writeHead(status, { ...commonHeaders, 'Content-Type': 'application/problem+json' }).end(body);
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { simulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import type { Phone } from './phone.ts';
import type { Pictures } from './screen/pictures.ts';

type Answer = { readonly status: number; readonly body: Buffer; readonly type: string };

const longestBody = 64 * 1024;

/** Where faults are ordered and posts are counted, on a loopback port. */
export async function startControlServer(
  phones: readonly Phone[],
  pictures: Pictures,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => void handle(request, response, phones, pictures));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  phones: readonly Phone[],
  pictures: Pictures,
): Promise<void> {
  const answer = await route(request, phones, pictures).catch((error: unknown): Answer =>
    error instanceof z.ZodError || error instanceof SyntaxError
      ? json(422, { code: 'invalid', message: error.message })
      : json(500, { code: 'internal', message: 'the request failed' }),
  );
  response.writeHead(answer.status, { 'content-type': answer.type, 'content-length': answer.body.length });
  response.end(answer.body);
}

async function route(
  request: IncomingMessage,
  phones: readonly Phone[],
  pictures: Pictures,
): Promise<Answer> {
  const path = new URL(request.url ?? '/', 'http://simulator').pathname;
  const [, serial, rest = ''] = path.match(/^\/phones\/([^/]+)(\/.*)?$/) ?? [];
  const phone = phones.find((candidate) => candidate.serial === serial);
  if (!phone) return json(404, { code: 'not_found', message: 'no such phone' });
  if (request.method === 'GET' && rest === '') return json(200, phone.record());
  if (request.method === 'POST' && rest === '/faults') {
    await phone.order(simulatedFault.parse(JSON.parse(await read(request))));
    return json(200, { ok: true });
  }
  const image = request.method === 'GET' ? rest.match(/^\/posts\/(\d+)\/image$/) : null;
  const post = image && phone.record().posts[Number(image[1])];
  const bytes = post && pictures.find(post.imageSha256)?.bytes;
  if (bytes) return { status: 200, body: bytes, type: imageType(bytes) };
  return json(404, { code: 'not_found', message: 'nothing is here' });
}

function json(status: number, body: unknown): Answer {
  return { status, body: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

function imageType(bytes: Buffer): string {
  if (bytes[0] === 0x89) return 'image/png';
  return bytes.toString('latin1', 0, 4) === 'RIFF' ? 'image/webp' : 'image/jpeg';
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestBody) throw new SyntaxError('the body is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

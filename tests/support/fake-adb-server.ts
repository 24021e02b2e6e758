import { createServer, type Server, type Socket } from 'node:net';

/** What the fake answers to a service: bytes to send, then the connection ends unless `open`. */
type FakeAnswer = { readonly bytes: Buffer; readonly open?: boolean } | 'silence' | 'hang up';

/** Answers to services of the adb server, for what a real server cannot be made to do. */
export type FakeService = (service: string, socket: Socket) => FakeAnswer;

/** A stand-in for the adb server's side of its protocol, on a port of its own. */
export class FakeAdbServer implements AsyncDisposable {
  readonly port: number;
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  constructor(server: Server, port: number, asked: string[], sockets: Set<Socket>) {
    this.#server = server;
    this.port = port;
    this.asked = asked;
    this.#sockets = sockets;
  }

  /** Cuts every connection, as a dying server does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Starts a fake; `port` 0 takes a free one. */
export async function startFakeAdbServer(answer: FakeService, port = 0): Promise<FakeAdbServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let pending = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      while (pending.length >= 4) {
        const length = Number.parseInt(pending.toString('latin1', 0, 4), 16);
        if (Number.isNaN(length) || pending.length < 4 + length) return;
        const service = pending.toString('utf8', 4, 4 + length);
        pending = pending.subarray(4 + length);
        asked.push(service);
        reply(socket, answer(service, socket));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return new FakeAdbServer(server, address.port, asked, sockets);
}

/** OKAY and, when given, a text with its length. */
export function okay(text?: string): Buffer {
  return Buffer.concat([Buffer.from('OKAY'), text === undefined ? Buffer.alloc(0) : sized(text)]);
}

/** FAIL with its reason. */
export function fail(text: string): Buffer {
  return Buffer.concat([Buffer.from('FAIL'), sized(text)]);
}

/** A text with its 4-hex length. */
export function sized(text: string): Buffer {
  return Buffer.from(Buffer.byteLength(text).toString(16).padStart(4, '0') + text);
}

/** One packet of shell protocol v2. */
export function shellPacket(id: number, data: string | Buffer): Buffer {
  const body = Buffer.from(data as string);
  const header = Buffer.alloc(5);
  header[0] = id;
  header.writeUInt32LE(body.length, 1);
  return Buffer.concat([header, body]);
}

function reply(socket: Socket, answer: FakeAnswer): void {
  if (answer === 'silence') return;
  if (answer === 'hang up') return void socket.destroy();
  if (answer.open === true) socket.write(answer.bytes);
  else socket.end(answer.bytes);
}

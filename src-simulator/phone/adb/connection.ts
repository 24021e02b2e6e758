import type { Socket } from 'node:net';
import type { Authorization } from './authorization.ts';
import {
  encodePacket,
  largestPayload,
  PacketReader,
  protocolVersion,
  type Packet,
  type PacketName,
} from './packet.ts';
import { AdbStream } from './stream.ts';

/** Answers the stream's handler, or null to refuse the service. May take its time to decide. */
export type OpenService = (service: string) => Promise<((stream: AdbStream) => void) | null>;

const authToken = 1;
const authSignature = 2;
const authPublicKey = 3;
const nothing = Buffer.alloc(0);

/** One adb server connected to the phone: handshake, then any number of streams. */
export class AdbConnection {
  readonly #socket: Socket;
  readonly #banner: string;
  readonly #authorization: Authorization;
  readonly #openService: OpenService;
  readonly #reader = new PacketReader();
  readonly #streams = new Map<number, AdbStream>();
  readonly #token: Buffer;
  #nextId = 1;
  #peerLimit = 4096;
  #authorized = false;
  #frozen = false;
  #held: Buffer[] = [];
  #withdraw: (() => void) | null = null;

  constructor(options: {
    readonly socket: Socket;
    readonly banner: string;
    readonly authorization: Authorization;
    readonly openService: OpenService;
  }) {
    this.#socket = options.socket;
    this.#banner = options.banner;
    this.#authorization = options.authorization;
    this.#openService = options.openService;
    this.#token = options.authorization.token();
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('close', () => this.#lost());
  }

  /** From now on not a byte is read or answered, as when a phone hangs; `thaw` lets all of it through. */
  freeze(): void {
    this.#frozen = true;
    this.#socket.pause();
  }

  thaw(): void {
    if (!this.#frozen) return;
    this.#frozen = false;
    for (const bytes of this.#held) this.#socket.write(bytes);
    this.#held = [];
    this.#socket.resume();
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    let packets: Packet[];
    try {
      packets = this.#reader.read(chunk);
    } catch {
      this.#socket.destroy();
      return;
    }
    for (const packet of packets) this.#handle(packet);
  }

  #handle(packet: Packet): void {
    switch (packet.name) {
      case 'CNXN':
        this.#peerLimit = Math.min(packet.second, largestPayload);
        if (this.#authorization.required) this.#send('AUTH', authToken, 0, this.#token);
        else this.#welcome();
        return;
      case 'AUTH':
        this.#authenticate(packet);
        return;
      case 'OPEN':
        if (this.#authorized) void this.#open(packet);
        return;
      case 'OKAY':
        this.#streams.get(packet.second)?.acknowledged();
        return;
      case 'WRTE':
        this.#streams.get(packet.second)?.receive(packet.payload);
        return;
      case 'CLSE':
        this.#streams.get(packet.second)?.closedByPeer();
        this.#streams.delete(packet.second);
    }
  }

  #authenticate(packet: Packet): void {
    if (packet.first === authSignature) {
      if (this.#authorization.accepts(packet.payload, this.#token)) this.#welcome();
      else this.#send('AUTH', authToken, 0, this.#token);
    } else if (packet.first === authPublicKey) {
      this.#withdraw?.();
      try {
        this.#withdraw = this.#authorization.ask(packet.payload, () => this.#welcome());
      } catch {
        this.#socket.destroy();
      }
    }
  }

  #welcome(): void {
    this.#authorized = true;
    this.#send('CNXN', protocolVersion, largestPayload, Buffer.from(this.#banner));
  }

  async #open(packet: Packet): Promise<void> {
    const peer = packet.first;
    const serve = await this.#openService(packet.payload.toString('utf8').replace(/\0+$/, ''));
    if (!serve || this.#socket.destroyed) {
      this.#send('CLSE', 0, peer, nothing);
      return;
    }
    const id = this.#nextId++;
    const stream = new AdbStream({
      largestChunk: this.#peerLimit,
      write: (chunk) => this.#send('WRTE', id, peer, chunk),
      acknowledge: () => this.#send('OKAY', id, peer, nothing),
      close: () => {
        this.#streams.delete(id);
        this.#send('CLSE', id, peer, nothing);
      },
    });
    stream.on('error', () => stream.destroy());
    this.#streams.set(id, stream);
    this.#send('OKAY', id, peer, nothing);
    serve(stream);
  }

  #send(name: PacketName, first: number, second: number, payload: Buffer): void {
    if (this.#socket.destroyed) return;
    const bytes = encodePacket({ name, first, second, payload });
    if (this.#frozen) this.#held.push(bytes);
    else this.#socket.write(bytes);
  }

  #lost(): void {
    this.#withdraw?.();
    for (const stream of this.#streams.values()) stream.closedByPeer();
    this.#streams.clear();
  }
}

import type { Socket } from 'node:net';
import { type FakeAdbServer, okay, fail, shellPacket, sized, startFakeAdbServer } from './fake-adb-server.ts';

/** A phone as the fake adb server shows it. */
export type FakePhone = {
  readonly transport: string;
  readonly hardwareSerial: string;
  state: string;
  model: string;
  battery: number;
  locked: boolean;
};

/** An adb server with phones that tests plug in, change and take away. */
export class FakePhones implements AsyncDisposable {
  readonly #phones = new Map<string, FakePhone & { id: number }>();
  readonly #trackers = new Set<Socket>();
  #server: FakeAdbServer | null = null;
  #port = 0;
  #nextId = 1;

  /** The server's port, the same after a restart. */
  get port(): number {
    return this.#port;
  }

  /** Commands that were run on phones. */
  get commands(): string[] {
    return (this.#server?.asked ?? []).filter((service) => service.startsWith('shell,v2,raw:'));
  }

  /** Addresses that were connected and disconnected, as they were asked for. */
  get network(): string[] {
    return (this.#server?.asked ?? []).filter((service) => /^host:(dis)?connect:/.test(service));
  }

  /** Transports that somebody wanted to speak to. */
  get spokenTo(): string[] {
    const service = 'host:transport:';
    return (this.#server?.asked ?? [])
      .filter((asked) => asked.startsWith(service))
      .map((asked) => asked.slice(service.length));
  }

  async start(): Promise<void> {
    this.#server = await startFakeAdbServer((service, socket) => {
      if (service === 'host:version') return { bytes: okay('0029') };
      if (service === 'host:track-devices-l') {
        this.#trackers.add(socket);
        socket.on('close', () => this.#trackers.delete(socket));
        return { bytes: Buffer.concat([okay(), sized(this.#list())]), open: true };
      }
      if (service.startsWith('host:transport:')) {
        const target = service.slice('host:transport:'.length);
        const phone = this.#phones.get(target);
        if (phone?.state !== 'device') return { bytes: fail(`device '${target}' not found`) };
        Object.assign(socket, { phone });
        return { bytes: okay(), open: true };
      }
      const phone = (socket as Socket & { phone?: FakePhone }).phone;
      if (phone === undefined) return { bytes: fail('unknown host service') };
      const output = answerOf(phone, service.slice('shell,v2,raw:'.length));
      return { bytes: Buffer.concat([okay(), shellPacket(1, output), shellPacket(3, Buffer.from([0]))]) };
    }, this.#port);
    this.#port = this.#server.port;
  }

  /** Ends the server as a kill does; `start` brings it back on its port. */
  async die(): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
    this.#server = null;
  }

  plug(phone: Partial<FakePhone> & Pick<FakePhone, 'transport' | 'hardwareSerial'>): void {
    const usual = { state: 'device', model: 'Pixel 8', battery: 80, locked: false, id: this.#nextId };
    this.#nextId += 1;
    this.#phones.set(phone.transport, { ...usual, ...phone });
    this.#tell();
  }

  change(transport: string, change: Partial<FakePhone>): void {
    const phone = this.#phones.get(transport);
    if (phone !== undefined) Object.assign(phone, change);
    this.#tell();
  }

  unplug(transport: string): void {
    this.#phones.delete(transport);
    this.#tell();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.die();
  }

  #list(): string {
    const lines = [...this.#phones.values()].map(
      ({ transport, state, id }) => `${transport} ${state} transport_id:${id}\n`,
    );
    return lines.join('');
  }

  #tell(): void {
    for (const socket of this.#trackers) socket.write(sized(this.#list()));
  }
}

function answerOf(phone: FakePhone, command: string): string {
  switch (command) {
    case 'getprop':
      return `[ro.serialno]: [${phone.hardwareSerial}]\n[ro.product.model]: [${phone.model}]\n[ro.build.version.release]: [14]\n`;
    case 'dumpsys battery':
      return `  USB powered: false\n  level: ${phone.battery}\n  scale: 100\n`;
    case 'df -k /data':
      return 'Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/x 100000000 1 90000000 1% /data\n';
    case 'dumpsys window':
      return `  mShowingLockscreen=${phone.locked}\n`;
    default:
      return '';
  }
}

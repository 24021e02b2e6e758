/**
 * The message format of the ADB transport: a 24-byte little-endian header (command, two arguments, length,
 * checksum, inverted command) and a payload. Source: Android's packages/modules/adb/protocol.txt.
 */
export type PacketName = 'CNXN' | 'AUTH' | 'OPEN' | 'OKAY' | 'WRTE' | 'CLSE';

/** One message. The meaning of `first` and `second` depends on the name, mostly sender's and receiver's stream. */
export type Packet = {
  readonly name: PacketName;
  readonly first: number;
  readonly second: number;
  readonly payload: Buffer;
};

const headerLength = 24;
const names: readonly PacketName[] = ['CNXN', 'AUTH', 'OPEN', 'OKAY', 'WRTE', 'CLSE'];

/** Checksums stop at this protocol version, which both sides announce in CNXN. */
export const protocolVersion = 0x01000001;

/** Largest payload this side takes: 1 MiB, as current phones announce. */
export const largestPayload = 1024 * 1024;

/** The bytes of a message. Only the handshake is still checked by its sum, later ones carry 0. */
export function encodePacket(packet: Packet): Buffer {
  const header = Buffer.alloc(headerLength);
  const command = Buffer.from(packet.name, 'latin1').readUInt32LE(0);
  const checked = packet.name === 'CNXN' || packet.name === 'AUTH';
  header.writeUInt32LE(command, 0);
  header.writeUInt32LE(packet.first, 4);
  header.writeUInt32LE(packet.second, 8);
  header.writeUInt32LE(packet.payload.length, 12);
  header.writeUInt32LE(checked ? packet.payload.reduce((sum, byte) => sum + byte, 0) : 0, 16);
  header.writeUInt32LE((command ^ 0xffffffff) >>> 0, 20);
  return packet.payload.length === 0 ? header : Buffer.concat([header, packet.payload]);
}

/** Cuts a byte stream into messages. `read` throws when the bytes are not ADB's. */
export class PacketReader {
  #pending: Buffer = Buffer.alloc(0);

  read(chunk: Buffer): Packet[] {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const packets: Packet[] = [];
    while (this.#pending.length >= headerLength) {
      const length = this.#pending.readUInt32LE(12);
      if (length > largestPayload) throw new Error(`adb payload of ${length} bytes`);
      if (this.#pending.length < headerLength + length) break;
      const text = this.#pending.toString('latin1', 0, 4);
      const name = names.find((known) => known === text);
      if (name === undefined) throw new Error('not an adb message');
      packets.push({
        name,
        first: this.#pending.readUInt32LE(4),
        second: this.#pending.readUInt32LE(8),
        payload: this.#pending.subarray(headerLength, headerLength + length),
      });
      this.#pending = this.#pending.subarray(headerLength + length);
    }
    return packets;
  }
}

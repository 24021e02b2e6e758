import type { Transport } from './adb/transport-list.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { Setup } from './device-state.ts';

/** A transport with what is known of the phone behind it. `facts` are null until it answered. */
export type Connection = {
  readonly transport: Transport;
  readonly facts: DeviceFacts | null;
  readonly setup: Setup;
};

/** The one connection that stands for a phone now. */
export type PhoneSighting = { readonly serial: string; readonly connection: Connection };

/**
 * One sighting a phone, however many ways lead to it: a usable transport beats an unusable one, then USB beats the
 * network, then the older connection. `knownSerials` tells from earlier which phone a transport that does not answer
 * belongs to. A transport that will answer soon but has not yet, and is not known, is left out.
 */
export function mergeConnections(
  connections: Iterable<Connection>,
  knownSerials: ReadonlyMap<string, string>,
): Map<string, PhoneSighting> {
  const phones = new Map<string, PhoneSighting>();
  for (const connection of connections) {
    const serial = serialOf(connection, knownSerials);
    if (serial === null) continue;
    const other = phones.get(serial);
    if (other === undefined || isBetter(connection, other.connection))
      phones.set(serial, { serial, connection });
  }
  return phones;
}

function serialOf(
  { transport, facts, setup }: Connection,
  known: ReadonlyMap<string, string>,
): string | null {
  if (facts !== null) return facts.hardwareSerial;
  const earlier = known.get(transport.serial);
  if (earlier !== undefined) return earlier;
  return transport.state === 'device' && setup.step === 'reading' ? null : transport.serial;
}

function isBetter(left: Connection, right: Connection): boolean {
  const difference = rank(left) - rank(right);
  if (difference !== 0) return difference > 0;
  if (left.transport.usb !== right.transport.usb) return left.transport.usb;
  return (left.transport.transportId ?? 0) < (right.transport.transportId ?? 0);
}

function rank({ transport, facts }: Connection): number {
  if (transport.state === 'device') return facts === null ? 2 : 3;
  return transport.state === 'unauthorized' ? 1 : 0;
}

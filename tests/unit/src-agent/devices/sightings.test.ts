import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transport } from '../../../../src-agent/devices/adb/transport-list.ts';
import type { DeviceFacts } from '../../../../src-agent/devices/device-facts.ts';
import { type Connection, mergeConnections } from '../../../../src-agent/devices/sightings.ts';
import { wellPhone } from '../../../support/well-phone.ts';

function facts(hardwareSerial: string): DeviceFacts {
  return {
    hardwareSerial,
    model: 'Pixel 8',
    osVersion: '14',
    simulated: false,
    ...wellPhone,
    apps: { instagram: null, threads: null, tiktok: null },
  };
}

function seen(serial: string, transport: Partial<Transport>, known: DeviceFacts | null): Connection {
  const usb = !serial.includes(':');
  return {
    transport: { serial, state: 'device', transportId: 1, usb, ...transport },
    facts: known,
    setup: { step: known === null ? 'reading' : 'done' },
  };
}

const wifi = '192.168.1.9:5555';

describe('merging connections', () => {
  test('makes one phone of two ways to it and prefers USB, in any order', () => {
    const both = [
      seen(wifi, { transportId: 1 }, facts('R58')),
      seen('R58', { transportId: 2 }, facts('R58')),
    ];
    for (const order of [both, both.toReversed()]) {
      const phones = mergeConnections(order, new Map());
      expect([...phones.keys()]).toEqual(['R58']);
      expect(phones.get('R58')?.connection.transport.serial).toBe('R58');
    }
  });

  test('prefers a way that works to a USB cable that does not', () => {
    const phones = mergeConnections(
      [seen('R58', { state: 'unauthorized' }, null), seen(wifi, {}, facts('R58'))],
      new Map(),
    );
    expect(phones.get('R58')?.connection.transport.serial).toBe(wifi);
  });

  test('shows an unauthorised phone under its transport, or as the phone it was before', () => {
    const asking = [seen(wifi, { state: 'unauthorized' }, null)];
    expect([...mergeConnections(asking, new Map()).keys()]).toEqual([wifi]);
    expect([...mergeConnections(asking, new Map([[wifi, 'R58']])).keys()]).toEqual(['R58']);
  });

  test('waits with a phone that will tell its serial in a moment', () => {
    expect(mergeConnections([seen(wifi, {}, null)], new Map()).size).toBe(0);
    expect([...mergeConnections([seen(wifi, {}, null)], new Map([[wifi, 'R58']])).keys()]).toEqual(['R58']);
  });

  test('never lists a phone twice and does not depend on the order', () => {
    const connection = fc
      .record({
        hardware: fc.constantFrom('A', 'B', 'C'),
        network: fc.boolean(),
        state: fc.constantFrom('device', 'offline', 'unauthorized'),
        transportId: fc.nat(50),
      })
      .map(({ hardware, network, state, transportId }) =>
        seen(
          network ? `10.0.0.${hardware.charCodeAt(0)}:5555` : hardware,
          { state, transportId },
          state === 'device' ? facts(hardware) : null,
        ),
      );
    const known = new Map(['A', 'B', 'C'].map((serial) => [`10.0.0.${serial.charCodeAt(0)}:5555`, serial]));
    fc.assert(
      fc.property(fc.uniqueArray(connection, { selector: (item) => item.transport.transportId }), (list) => {
        const phones = mergeConnections(list, known);
        const backwards = mergeConnections(list.toReversed(), known);
        for (const [serial, { connection: chosen }] of phones) {
          expect(['A', 'B', 'C']).toContain(serial);
          const usable = list.some(
            (item) => item.transport.state === 'device' && item.facts?.hardwareSerial === serial,
          );
          expect(chosen.transport.state === 'device').toBe(usable);
          expect(backwards.get(serial)?.connection.transport.state).toBe(chosen.transport.state);
        }
        expect(backwards.size).toBe(phones.size);
      }),
    );
  });
});

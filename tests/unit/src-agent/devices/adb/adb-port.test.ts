import { expect, test } from 'vitest';
import { adbPortFrom } from '../../../../../src-agent/devices/adb/adb-port.ts';

test.each([
  [undefined, 5037],
  ['', 5037],
  ['5137', 5137],
  ['0', 5037],
  ['65536', 5037],
  ['adb', 5037],
])('SWITCHYARD_ADB_PORT=%s means port %i', (value, port) => {
  expect(adbPortFrom(value === undefined ? {} : { SWITCHYARD_ADB_PORT: value })).toBe(port);
});

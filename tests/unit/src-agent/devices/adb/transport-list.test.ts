import { expect, test } from 'vitest';
import { parseTransports } from '../../../../../src-agent/devices/adb/transport-list.ts';

test('reads what adb lists and leaves ghosts out', () => {
  const list = [
    'R58M123ABC             device usb:1-1.2 product:dm1q model:SM_S911B device:dm1q transport_id:4',
    '127.0.0.1:41234        unauthorized transport_id:5',
    '????????????           no permissions (missing udev rules?); see [http://developer.android.com] usb:1-3 transport_id:6',
    'HT7                    no permissions (missing udev rules?) usb:1-4 transport_id:7',
    'adb-R58-x._adb-tls-connect._tcp device product:a transport_id:8',
    '(no serial number)     offline transport_id:9',
    '',
  ].join('\n');
  expect(parseTransports(list)).toEqual([
    { serial: 'R58M123ABC', state: 'device', transportId: 4, usb: true },
    { serial: '127.0.0.1:41234', state: 'unauthorized', transportId: 5, usb: false },
    { serial: 'HT7', state: 'no permissions', transportId: 7, usb: true },
    { serial: 'adb-R58-x._adb-tls-connect._tcp', state: 'device', transportId: 8, usb: false },
  ]);
});

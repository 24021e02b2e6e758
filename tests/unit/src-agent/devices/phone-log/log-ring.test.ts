import { expect, test } from 'vitest';
import { LogRing } from '../../../../../src-agent/devices/phone-log/log-ring.ts';

const limits = { lines: 3, ageMs: 1000, lineLength: 10 };

test('the newest lines are kept, in whole lines however the bytes arrive', () => {
  const ring = new LogRing(limits, () => 0);
  ring.push(Buffer.from('one\ntw'));
  ring.push(Buffer.from('o\r\nthree\nfour\nfi'));
  expect(ring.text()).toBe('two\nthree\nfour\n');
});

test('many lines take no more room than the limit, and long ones are cut', () => {
  const ring = new LogRing(limits, () => 0);
  for (let line = 1; line <= 1000; line += 1) ring.push(Buffer.from(`line ${line} of many\n`));
  expect(ring.text()).toBe('line 998 o\nline 999 o\nline 1000 \n');
});

test('old lines are left out', () => {
  let now = 0;
  const ring = new LogRing(limits, () => now);
  ring.push(Buffer.from('old\n'));
  now = 900;
  ring.push(Buffer.from('new\n'));
  now = 1001;
  expect(ring.text()).toBe('new\n');
});

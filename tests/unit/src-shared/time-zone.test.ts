import { expect, test } from 'vitest';
import { isTimeZone } from '../../../src-shared/time-zone.ts';

test.each(['Europe/Berlin', 'Asia/Calcutta', 'US/Pacific', 'UTC', 'Etc/GMT+3'])(
  '%s is a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(['', '+01:00', 'Berlin', 'Europe/Atlantis', 'local', '__proto__'])('“%s” is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});

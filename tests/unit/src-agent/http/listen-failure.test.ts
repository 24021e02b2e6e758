import { expect, test } from 'vitest';
import { listenFailure } from '../../../../src-agent/http/listen-failure.ts';

test('a port that cannot be had is told with a way on; other errors stay as they are', () => {
  const raw = (code: string) => Object.assign(new Error('raw'), { code });
  expect(listenFailure(8080, raw('EADDRINUSE')).message).toMatch(/Port 8080 is in use.*--port/);
  expect(listenFailure(80, raw('EACCES')).message).toMatch(/Port 80 is kept.*--port/);
  const other = raw('EADDRNOTAVAIL');
  expect(listenFailure(80, other)).toBe(other);
});

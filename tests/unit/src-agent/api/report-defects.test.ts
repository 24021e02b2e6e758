import { ORPCError } from '@orpc/server';
import { expect, test } from 'vitest';
import { reportDefects } from '../../../../src-agent/api/report-defects.ts';

test('a defect is told and still answered; a refusal or a caller who left is not told', async () => {
  const told: unknown[] = [];
  const intercept = reportDefects((error) => told.push(error));
  const call = (error: unknown, signal?: AbortSignal) =>
    intercept({ next: () => Promise.reject(error as Error), signal });
  const broken = new TypeError('a mistake of ours');
  await expect(call(broken)).rejects.toBe(broken);
  await expect(call(new ORPCError('NOT_FOUND'))).rejects.toThrow();
  await expect(call(new DOMException('gone', 'AbortError'), AbortSignal.abort())).rejects.toThrow();
  const wrapped = new ORPCError('INTERNAL_SERVER_ERROR', { cause: broken });
  await expect(call(wrapped)).rejects.toBe(wrapped);
  expect(told).toEqual([broken, broken]);
  expect(await intercept({ next: () => Promise.resolve('answer') })).toBe('answer');
});

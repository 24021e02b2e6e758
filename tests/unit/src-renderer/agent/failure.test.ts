import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import { enter, entryCode } from '../../../../src-renderer/agent/browser-session.ts';
import {
  AgentUnreachable,
  describeFailure,
  isPassing,
  isSignedOut,
  issuesOf,
} from '../../../../src-renderer/agent/failure.ts';
import { withTimeLimit } from '../../../../src-renderer/agent/time-limit.ts';

test('issues are read from refusals of the agent and of its parser alike', () => {
  const own = new ORPCError('INVALID', {
    status: 422,
    data: { issues: [{ path: 'handle', message: 'taken' }] },
  });
  const parser = new ORPCError('BAD_REQUEST', {
    data: { issues: [{ path: ['items', 0, 'caption'], message: 'long' }] },
  });
  expect(issuesOf(own)).toEqual([{ path: 'handle', message: 'taken' }]);
  expect(issuesOf(parser)).toEqual([{ path: 'items.0.caption', message: 'long' }]);
  expect(issuesOf(new TypeError('Failed to fetch'))).toEqual([]);
  expect(describeFailure(own).detail).toBe('taken');
});

test('a conflict is told in the agent’s own words, an absent agent in ours', () => {
  const conflict = new ORPCError('CONFLICT', { status: 409, data: { reason: 'The run is over.' } });
  expect(describeFailure(conflict).detail).toBe('The run is over.');
  expect(describeFailure(new AgentUnreachable()).title).toBe('The agent does not answer');
});

test('only what passes by itself is tried again by itself', () => {
  expect(isPassing(new TypeError('Failed to fetch'))).toBe(true);
  expect(isPassing(new ORPCError('NOT_FOUND'))).toBe(false);
  expect(isSignedOut(new ORPCError('UNAUTHORIZED'))).toBe(true);
});

test('a call that takes too long is ended, a stream is not', async () => {
  const seen: (AbortSignal | undefined)[] = [];
  const link = withTimeLimit(
    {
      call: (_path, _input, { signal }) => {
        seen.push(signal);
        return new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      },
    },
    (path) => (path[0] === 'slow' ? 20 : null),
  );
  await expect(link.call(['slow'], {}, { context: {} })).rejects.toThrow(/timeout/i);
  void link.call(['stream'], {}, { context: {} });
  expect(seen[1]).toBeUndefined();
});

test('the one-time code leaves the address whether it is taken or not', async () => {
  const code = 'a'.repeat(32);
  expect(entryCode('#/runs/5')).toBeNull();
  for (const [status, entry] of [
    [204, 'entered'],
    [401, 'refused'],
  ] as const) {
    const replaceState = vi.fn();
    const page = { location: { hash: `#enter=${code}` }, history: { replaceState } } as unknown as Window;
    const send = vi.fn<typeof fetch>(() => Promise.resolve(new Response(null, { status })));
    expect(await enter(page, send)).toBe(entry);
    expect(replaceState).toHaveBeenCalledWith(null, '', '#/');
    expect(send.mock.calls[0]?.[0]).toBe('/session');
    expect(send.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: JSON.stringify({ code }) });
  }
});

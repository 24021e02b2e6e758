import { describe, expect, it, vi } from 'vitest';
import { ipcCalls } from '../../../../../src-main/core/ipc/ipc-calls.ts';
import { IpcRouter } from '../../../../../src-main/core/ipc/ipc-router.ts';
import { TrustedSenders } from '../../../../../src-main/core/ipc/sender-judge.ts';
import type { FramePort, IpcCall } from '../../../../../src-main/core/ports.ts';
import { shellChannels } from '../../../../../src-shared/shell/channels.ts';
import { collectedLog } from '../../../../support/collected-log.ts';
import { FakeFrame, fakeContents } from '../../../../support/shell-fakes.ts';

const invalid = { ok: false, error: { code: 'invalid-argument' } };
const refused = { ok: false, error: { code: 'refused' } };

function router(handler: (frame: FramePort) => unknown = () => 'done') {
  const channels = new Map<string, (event: IpcCall, ...given: unknown[]) => Promise<unknown>>();
  const senders = new TrustedSenders();
  const log = collectedLog();
  const spy = vi.fn(handler);
  const contents = fakeContents(1);
  senders.trust(contents);
  const made = new IpcRouter(
    {
      handle: (name, listener) => void channels.set(name, listener),
      removeHandler: (name) => void channels.delete(name),
    },
    senders,
    { [shellChannels.requestPort]: spy },
    log,
  );
  const call = (channel: string, given: readonly unknown[], from: Partial<IpcCall> = {}) => {
    const listener = channels.get(channel);
    if (listener === undefined) throw new Error(`nobody answers ${channel}`);
    return listener({ sender: contents, senderFrame: contents.mainFrame, ...from }, ...given);
  };
  return { call, channels, contents, handler: spy, log, made };
}

const junk: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  7,
  '',
  'x'.repeat(1_000_000),
  [],
  [{}],
  { extra: 1 },
  { a: 'x'.repeat(1000) },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
  () => undefined,
  Symbol('x'),
  new Map(),
  new Date(),
];

describe('IpcRouter', () => {
  it('answers exactly the channels of the table, and none after its end', () => {
    const { channels, made } = router();
    expect([...channels.keys()]).toEqual(Object.keys(ipcCalls));
    expect(Object.keys(ipcCalls)).toEqual([shellChannels.requestPort]);
    made[Symbol.dispose]();
    expect(channels.size).toBe(0);
  });

  it('answers our page and tells the handler who asked', async () => {
    const { call, contents, handler } = router();
    expect(await call(shellChannels.requestPort, [{}])).toEqual({ ok: true, value: 'done' });
    expect(handler).toHaveBeenCalledWith(contents.mainFrame, {});
  });

  it.each(Object.keys(ipcCalls))('takes no junk on %s', async (channel) => {
    const { call, handler } = router();
    for (const value of junk) expect(await call(channel, [value])).toEqual(invalid);
    expect(await call(channel, [])).toEqual(invalid);
    expect(await call(channel, [{}, {}])).toEqual(invalid);
    expect(handler).not.toHaveBeenCalled();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  const inside = Object.assign(new FakeFrame('app://control/'), { parent: new FakeFrame('app://control/') });
  it.each<[string, Partial<IpcCall>]>([
    ['a frame that is gone', { senderFrame: null }],
    ['a frame inside our page', { senderFrame: inside }],
    ['another window', { sender: fakeContents(2) }],
    ['a look-alike', { senderFrame: new FakeFrame('app://control.evil/') }],
    ['an empty page', { senderFrame: new FakeFrame('about:blank') }],
    ['a page of the web', { senderFrame: new FakeFrame('https://evil.example/') }],
    [
      'a page whose origin is opaque',
      { senderFrame: Object.assign(new FakeFrame('app://control/'), { origin: 'null' }) },
    ],
  ])('does nothing for %s and says so once', async (_who, from) => {
    const { call, handler, log } = router();
    expect(await call(shellChannels.requestPort, [{}], from)).toEqual(refused);
    expect(await call(shellChannels.requestPort, [{}], from)).toEqual(refused);
    expect(handler).not.toHaveBeenCalled();
    expect(log.lines).toHaveLength(1);
  });

  it('forgets a window that is gone', async () => {
    const { call, contents } = router();
    contents.emit('destroyed');
    expect(await call(shellChannels.requestPort, [{}])).toEqual(refused);
  });

  it('tells the page nothing of an unexpected failure', async () => {
    const { call, log } = router(() => {
      throw new Error('canary at /Users/someone/secret');
    });
    expect(await call(shellChannels.requestPort, [{}])).toEqual({ ok: false, error: { code: 'internal' } });
    expect(log.lines.join()).toContain('canary');
  });
});

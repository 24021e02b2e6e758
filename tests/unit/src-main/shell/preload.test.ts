import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import packageJson from '../../../../package.json' with { type: 'json' };

const project = new URL('../../../../', import.meta.url).pathname;

describe('the preload as it is built', { timeout: 60_000 }, () => {
  let folder: string;
  let code: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preload-'));
    const builder = await createBuilder({
      configFile: join(project, 'vite.main.config.ts'),
      logLevel: 'silent',
    });
    const environment = builder.environments['preload'];
    if (environment === undefined) throw new Error('the preload is not built');
    environment.config.build.outDir = folder;
    await builder.build(environment);
    code = await readFile(join(folder, 'preload.cjs'), 'utf8');
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs it as a sandboxed preload would be: Electron's two objects, the page's window, and nothing of Node. */
  const run = () => {
    const exposed: [string, unknown][] = [];
    const listeners = new Map<string, (event: unknown, ...given: unknown[]) => void>();
    const invoke = vi.fn(() => Promise.resolve({ ok: true }));
    const window = {
      location: { origin: 'app://control' },
      postMessage: vi.fn<(...given: unknown[]) => void>(),
    };
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.push([name, value]) },
      ipcRenderer: {
        invoke,
        on: (channel: string, listener: (event: unknown) => void) => void listeners.set(channel, listener),
      },
    };
    const require = (id: string) => {
      if (id !== 'electron') throw new Error(`a sandboxed preload cannot have ${id}`);
      return electron;
    };
    runInContext(code, createContext({ require, window, exports: {}, process: { platform: 'darwin' } }));
    return { exposed, invoke, listeners, window };
  };

  it('gives the page one frozen object with nothing that takes a channel', () => {
    const { exposed, invoke } = run();
    expect(exposed.map(([name]) => name)).toEqual(['switchyard']);
    const bridge = exposed[0]?.[1] as Record<string, unknown>;
    expect(Object.isFrozen(bridge)).toBe(true);
    expect({ ...bridge, requestPort: typeof bridge['requestPort'] }).toEqual({
      requestPort: 'function',
      version: packageJson.version,
      platform: 'darwin',
    });
    const requestPort = bridge['requestPort'] as (...given: unknown[]) => unknown;
    expect(requestPort.length).toBe(0);
    expect(requestPort('other-channel', { evil: true })).toBeUndefined();
    expect(invoke.mock.calls).toEqual([['port:request', {}]]);
  });

  it('passes a port on to the page at its exact origin, and nothing of the event', () => {
    const { listeners, window } = run();
    expect([...listeners.keys()]).toEqual(['port:deliver']);
    const port = { the: 'port' };
    listeners.get('port:deliver')?.({ ports: [port], sender: 'electron' }, { data: 'of the shell' });
    expect(window.postMessage.mock.calls).toEqual([[{ type: 'switchyard:port' }, 'app://control', [port]]]);
  });
});

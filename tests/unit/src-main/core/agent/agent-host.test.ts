import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { agentEnvironment } from '../../../../../src-main/core/agent/agent-environment.ts';
import { AgentHost } from '../../../../../src-main/core/agent/agent-host.ts';
import type { AgentState } from '../../../../../src-main/core/agent/agent-state.ts';
import type { AgentStatus } from '../../../../../src-shared/processes/shell-wire.ts';
import { collectedLog } from '../../../../support/collected-log.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { NodeUtility } from '../../../../support/node-utility.ts';

const program = (name: string) =>
  new URL(`../../../../support/programs/${name}.ts`, import.meta.url).pathname;
const patience = { timeout: 15_000 };

describe('AgentHost, over real processes', { timeout: 30_000 }, () => {
  let utility: NodeUtility;
  let clock: ManualClock;
  let log: ReturnType<typeof collectedLog>;
  let states: AgentState[];
  let statuses: AgentStatus[];
  let host: AgentHost;

  const make = (behaviour: string) => {
    const env = agentEnvironment({ ...process.env, NGROK_AUTHTOKEN: 'canary-secret' });
    host = new AgentHost({
      boot: () => ({ dataDir: behaviour, resourcesDir: '/r', version: '1.2.3', mode: 'desktop' }),
      fork: () => utility.fork(program('scripted-agent'), [], { env }),
      openChild: () => Promise.resolve(utility.fork(program('echo-child'), [], { env })),
      kill: (pid, signal) => process.kill(pid, signal),
      clock,
      log,
      onState: (state) => states.push(state),
      onStatus: (status) => statuses.push(status),
    });
  };
  const reaches = (kind: AgentState['kind']) =>
    vi.waitFor(() => expect(host.state.kind).toBe(kind), patience);
  const crash = async (agent = utility.started.at(-1)) => {
    await reaches('running');
    agent?.kill('SIGKILL');
    await vi.waitFor(() => expect(['waiting', 'given-up']).toContain(host.state.kind), patience);
  };

  beforeEach(() => {
    utility = new NodeUtility();
    clock = new ManualClock();
    log = collectedLog();
    states = [];
    statuses = [];
  });
  afterEach(() => utility[Symbol.asyncDispose]());

  it('boots the agent by message, with nothing in its arguments and no secret in its environment', async () => {
    make('works');
    host.start();
    await reaches('running');
    await vi.waitFor(() =>
      expect(statuses).toEqual([{ phones: [], runsGoing: 1, jobsNeedingPerson: 0, storage: 'ok' }]),
    );
    await vi.waitFor(() => expect(log.lines.join('\n')).toContain('[agent] env'));
    await vi.waitFor(() =>
      expect(log.lines).toContain('warn The agent sent a message that has no meaning here'),
    );
    expect(log.lines).toContain('info [agent] argv ');
    expect(log.lines.join('\n')).not.toMatch(/canary-secret|NGROK/);
    await host[Symbol.asyncDispose]();
    expect(states.map((state) => state.kind)).toEqual(['starting', 'running', 'stopping', 'stopped']);
    expect(utility.started).toHaveLength(1);
  });

  it('starts it again after 1, 2, 4 and 8 seconds and gives up at the fifth crash, until the person says so', async () => {
    make('works');
    host.start();
    for (const seconds of [1, 2, 4, 8]) {
      await crash();
      expect(host.state).toMatchObject({ kind: 'waiting', milliseconds: seconds * 1000 });
      clock.advance(seconds * 1000 - 1);
      expect(host.state.kind).toBe('waiting');
      clock.advance(1);
    }
    await crash();
    expect(host.state).toMatchObject({ kind: 'given-up', sentence: expect.stringContaining('5 times') });
    expect(clock.nextIn).toBeNull();
    host.start();
    await reaches('running');
    await host[Symbol.asyncDispose]();
  });

  it('kills an agent that does not get ready within a minute and counts it as a crash', async () => {
    make('never-ready');
    host.start();
    const [agent] = utility.started;
    if (agent === undefined) throw new Error('no agent was started');
    const gone = once(agent, 'exit');
    clock.advance(60_000);
    expect(await gone).toEqual([null, 'SIGKILL']);
    await reaches('waiting');
    expect(host.state).toMatchObject({ reason: expect.stringContaining('60 seconds') });
    await host[Symbol.asyncDispose]();
  });

  it('passes on why an agent could not start', async () => {
    make('refuses');
    host.start();
    await reaches('waiting');
    expect(host.state).toMatchObject({ reason: 'the database is from a newer version' });
    await host[Symbol.asyncDispose]();
  });

  it('kills an agent that hangs when it is asked to stop, after five seconds', async () => {
    make('blocks-on-stop');
    host.start();
    await reaches('running');
    const [agent] = utility.started;
    if (agent === undefined) throw new Error('no agent was started');
    const stopped = host[Symbol.asyncDispose]();
    clock.advance(4999);
    expect(agent.signalCode).toBeNull();
    clock.advance(1);
    await stopped;
    expect(agent.signalCode).toBe('SIGKILL');
    expect(host.state).toEqual({ kind: 'stopped' });
  });

  it('ends what a crashed agent had started', async () => {
    make('starts-a-child');
    host.start();
    await vi.waitFor(() => expect(log.lines.join('\n')).toContain('child says {"hello"'), patience);
    const child = utility.started[1];
    if (child === undefined) throw new Error('no child was started');
    const gone = once(child, 'exit');
    await crash(utility.started[0]);
    await gone;
    await host[Symbol.asyncDispose]();
  });

  it('stops at once while it waits to start the agent again, and never starts it then', async () => {
    make('dies');
    host.start();
    await reaches('waiting');
    await host[Symbol.asyncDispose]();
    clock.advance(60_000);
    expect(utility.started).toHaveLength(1);
    expect(host.connect({ close: () => undefined })).toBe(false);
  });
});

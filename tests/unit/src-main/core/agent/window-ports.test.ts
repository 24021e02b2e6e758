import { describe, expect, it } from 'vitest';
import { WindowPorts } from '../../../../../src-main/core/agent/window-ports.ts';
import type { TransferPort } from '../../../../../src-main/core/ports.ts';
import { FakeFrame } from '../../../../support/shell-fakes.ts';

class FakePort implements TransferPort {
  closed = false;
  close(): void {
    this.closed = true;
  }
}

function ports() {
  const state = { agentRuns: true };
  const made: { port1: FakePort; port2: FakePort }[] = [];
  const atAgent: TransferPort[] = [];
  const windowPorts = new WindowPorts(
    () => {
      const channel = { port1: new FakePort(), port2: new FakePort() };
      made.push(channel);
      return channel;
    },
    (port) => {
      if (state.agentRuns) atAgent.push(port);
      return state.agentRuns;
    },
  );
  return { atAgent, made, state, windowPorts };
}

describe('WindowPorts', () => {
  it('gives one end to the agent and the other to the page that asked, and again when it asks again', () => {
    const { atAgent, made, windowPorts } = ports();
    const page = new FakeFrame('app://control/');
    windowPorts.request(page);
    expect(page.posted).toEqual([{ channel: 'port:deliver', ports: [made[0]?.port2] }]);
    expect(atAgent).toEqual([made[0]?.port1]);
    windowPorts.request(page);
    expect(page.posted[1]?.ports).toEqual([made[1]?.port2]);
    expect(atAgent).toHaveLength(2);
  });

  it('keeps a page waiting until the agent runs, and gives every page a new port after a restart', () => {
    const { made, state, windowPorts } = ports();
    const [one, other] = [new FakeFrame('app://control/'), new FakeFrame('app://control/runs')];
    state.agentRuns = false;
    windowPorts.request(one);
    expect([one.posted, made[0]?.port1.closed, made[0]?.port2.closed]).toEqual([[], true, true]);
    state.agentRuns = true;
    windowPorts.agentReady();
    windowPorts.request(other);
    windowPorts.agentReady();
    expect([one.posted.length, other.posted.length]).toEqual([2, 2]);
    expect(new Set([...one.posted, ...other.posted].flatMap((message) => message.ports)).size).toBe(4);
  });

  it('gives nothing to a frame that shows something else meanwhile, or is gone', () => {
    const { atAgent, made, state, windowPorts } = ports();
    const moved = new FakeFrame('app://control/');
    const gone = new FakeFrame('app://control/');
    state.agentRuns = false;
    windowPorts.request(moved);
    windowPorts.request(gone);
    moved.origin = 'https://evil.example';
    Object.defineProperty(gone, 'origin', {
      get: () => {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    });
    state.agentRuns = true;
    windowPorts.agentReady();
    expect([moved.posted, gone.posted, atAgent]).toEqual([[], [], []]);
    expect(made.every(({ port1, port2 }) => port1.closed && port2.closed)).toBe(true);
  });
});

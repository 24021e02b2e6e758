import { RPCHandler } from '@orpc/server/message-port';
import { expect, test, vi } from 'vitest';
import { agentClient } from '../../../../src-renderer/agent/agent-context.ts';
import { AgentUnreachable } from '../../../../src-renderer/agent/failure.ts';
import { PortLink, type PortSource } from '../../../../src-renderer/agent/port-link.ts';
import { fakeAgent } from '../../../support/fake-agent.ts';
import { FakeWorld } from '../../../support/fake-world.ts';

/** Real ports to the fake agent, handed out when the test says so. */
class Desk implements PortSource {
  readonly world = new FakeWorld();
  requests = 0;
  #listener: (port: MessagePort) => void = () => undefined;
  #agentSide: MessagePort | null = null;

  request(): void {
    this.requests += 1;
  }

  onPort(listener: (port: MessagePort) => void): void {
    this.#listener = listener;
  }

  deliver(): void {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(fakeAgent(this.world)).upgrade(port2);
    port2.start();
    this.#agentSide = port2;
    this.#listener(port1);
  }

  hangUp(): void {
    this.#agentSide?.close();
  }
}

test('a call made before there is a port waits for it', async () => {
  const desk = new Desk();
  const client = agentClient(new PortLink(desk));
  const answer = client.accounts.list({});
  expect(desk.requests).toBe(1);
  desk.deliver();
  expect(await answer).toEqual({ items: [], total: 0, next: null });
  desk.hangUp();
});

test('on a closed port calls fail at once and ask for another, over which the next ones go', async () => {
  const desk = new Desk();
  const client = agentClient(new PortLink(desk));
  desk.deliver();
  await client.accounts.list({});
  desk.hangUp();
  await vi.waitFor(() => expect(desk.requests).toBe(2));
  await expect(client.accounts.list({})).rejects.toBeInstanceOf(AgentUnreachable);
  expect(desk.requests).toBe(3);
  desk.deliver();
  expect((await client.accounts.list({})).total).toBe(0);
  desk.hangUp();
});

test('a stream ends when the person leaves', async () => {
  const desk = new Desk();
  const client = agentClient(new PortLink(desk));
  desk.deliver();
  const stop = new AbortController();
  const stream = await client.events.subscribe({}, { signal: stop.signal });
  const first = stream.next();
  await vi.waitFor(() => expect(desk.world.published.size).toBe(1));
  desk.world.tell({ type: 'notice.raised', message: 'Look here' });
  expect(await first).toMatchObject({ value: { message: 'Look here' } });
  stop.abort();
  await vi.waitFor(() => expect(desk.world.published.size).toBe(0));
  desk.hangUp();
});

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { AgentClient } from '../../src-shared/contract/contract.ts';

/** Where a listener listens: to the agent, or to the least that says the same lines. */
export type Listening =
  | { readonly kind: 'http'; readonly url: string; readonly token: string }
  | { readonly kind: 'port'; readonly port: MessagePort }
  | { readonly kind: 'bare_http'; readonly url: string }
  | { readonly kind: 'bare_port'; readonly port: MessagePort };

/** Milliseconds on a clock that all threads share. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}

/** In a thread of its own: tells every name it hears, with the time it heard it. */
async function listen(listening: Listening, tell: (name: string) => void): Promise<void> {
  switch (listening.kind) {
    case 'http':
      return await follow(
        createORPCClient(
          new HttpLink({
            url: `${listening.url}/rpc`,
            headers: { authorization: `Bearer ${listening.token}` },
          }),
        ),
        tell,
      );
    case 'port':
      listening.port.start();
      return await follow(createORPCClient(new PortLink({ port: listening.port })), tell);
    case 'bare_http': {
      const { body } = await fetch(listening.url);
      if (body === null) throw new Error('nothing came');
      let rest = '';
      for await (const text of body.pipeThrough(new TextDecoderStream())) {
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) tell(line);
      }
      return;
    }
    case 'bare_port':
      listening.port.on('message', tell);
  }
}

async function follow(client: AgentClient, tell: (name: string) => void): Promise<void> {
  for await (const event of await client.events.subscribe({})) {
    const name = /“(.*)”/.exec(event.message)?.[1];
    if (name !== undefined) tell(name);
  }
}

if (parentPort !== null)
  await listen(workerData as Listening, (name) => parentPort?.postMessage({ name, at: clock() }));

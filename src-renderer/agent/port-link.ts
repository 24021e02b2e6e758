import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { AgentUnreachable } from './failure.ts';

/** Where ports to the agent come from. Each new port replaces the one before. */
export interface PortSource {
  /** Asks for a new port; it arrives through `onPort`, or not. */
  request(): void;
  /** Calls back with every port that arrives. */
  onPort(listener: (port: MessagePort) => void): void;
}

type State =
  | { readonly kind: 'waiting'; readonly first: PromiseWithResolvers<RPCLink<ClientContext>> }
  | { readonly kind: 'open'; readonly port: MessagePort; readonly link: RPCLink<ClientContext> }
  | { readonly kind: 'closed' };

/**
 * Calls over a MessagePort. A call on a closed port would hang for ever: here it fails at once and asks for
 * another port. Calls made before the very first port arrived wait for it as long as their signal lets them.
 */
export class PortLink implements ClientLink<ClientContext> {
  readonly #source: PortSource;
  #state: State = { kind: 'waiting', first: Promise.withResolvers() };

  constructor(source: PortSource) {
    this.#source = source;
    source.onPort((port) => this.#open(port));
    source.request();
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
    const link = await this.#link(options.signal);
    return abortable(link.call(path, input, options), options.signal);
  }

  #link(signal: AbortSignal | undefined): Promise<RPCLink<ClientContext>> {
    if (this.#state.kind === 'open') return Promise.resolve(this.#state.link);
    if (this.#state.kind === 'waiting') return abortable(this.#state.first.promise, signal);
    this.#source.request();
    return Promise.reject(new AgentUnreachable());
  }

  #open(port: MessagePort): void {
    const link = new RPCLink<ClientContext>({ port });
    const before = this.#state;
    this.#state = { kind: 'open', port, link };
    port.addEventListener('close', () => this.#closed(port));
    port.start();
    if (before.kind === 'waiting') before.first.resolve(link);
    if (before.kind === 'open') before.port.close();
  }

  #closed(port: MessagePort): void {
    if (this.#state.kind !== 'open' || this.#state.port !== port) return;
    this.#state = { kind: 'closed' };
    this.#source.request();
  }
}

/** Settles with the promise, or fails when the signal fires first. */
function abortable<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new AgentUnreachable(undefined, { cause: signal.reason }));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

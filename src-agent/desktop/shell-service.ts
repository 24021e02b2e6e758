import { z } from 'zod';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { ParentWire } from '../../src-shared/processes/parent-wire.ts';
import {
  type AgentBoot,
  type AgentMessage,
  shellMessage,
  type ShellMessage,
} from '../../src-shared/processes/shell-wire.ts';
import { errorFields, type Log } from '../log.ts';
import type { Agent } from '../main.ts';

/** What of the agent the shell has to do with. */
export type ServedAgent = AsyncDisposable &
  Pick<Agent, 'connect'> & {
    readonly status: Pick<Agent['status'], 'subscribe'>;
  };

/** What the agent's side of the desktop app is made from. `exit` ends the process. */
export type ShellServiceParts = {
  readonly wire: ParentWire;
  readonly log: Log;
  readonly startAgent: (boot: AgentBoot) => Promise<ServedAgent>;
  readonly exit: (code: 0 | 1) => void;
};

type Port = Parameters<Agent['connect']>[0] & { start(): void };

/** A port of Electron's or of Node's, which both have to be started before they deliver. */
const servedPort = z.custom<Port>(
  (value) => typeof value === 'object' && value !== null && 'start' in value && 'postMessage' in value,
);

/** Runs the agent for the desktop shell: starts it with the first message and does what the others say. */
export class ShellService {
  readonly #parts: ShellServiceParts;
  #agent: Promise<ServedAgent> | null = null;
  #stopping = false;

  constructor(parts: ShellServiceParts) {
    this.#parts = parts;
    parts.wire.onMessage((message, ports) => this.#receive(message, ports));
    parts.wire.onClosed(() => void this.#stop());
  }

  #receive(raw: unknown, ports: readonly unknown[]): void {
    const message = shellMessage.safeParse(raw);
    if (!message.success) return this.#parts.log.warn('a message of the shell was not understood');
    void this.#obey(message.data, ports).catch((error: unknown) =>
      this.#parts.log.error('a wish of the shell failed', errorFields(error)),
    );
  }

  async #obey(message: ShellMessage, ports: readonly unknown[]): Promise<void> {
    switch (message.type) {
      case 'boot':
        return this.#start(message.config);
      case 'connect': {
        const port = servedPort.parse(ports[0]);
        (await this.#agent)?.connect(port);
        return port.start();
      }
      case 'power':
        // Timers and connections stand still meanwhile: whoever reads the log should know why.
        return this.#parts.log.info(`the computer says: ${message.event}`);
      case 'stop':
        return this.#stop();
      case 'spawned':
      case 'from-child':
      case 'exited':
        return;
      default:
        return assertNever(message);
    }
  }

  async #start(boot: AgentBoot): Promise<void> {
    if (this.#agent !== null) return;
    this.#agent = this.#parts.startAgent(boot);
    try {
      const agent = await this.#agent;
      if (this.#stopping) return;
      this.#tell({ type: 'ready' });
      agent.status.subscribe((status) => this.#tell({ type: 'status', status }));
    } catch (error) {
      this.#parts.log.error('the agent could not start', errorFields(error));
      this.#tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
      this.#parts.exit(1);
    }
  }

  async #stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    await (await this.#agent)?.[Symbol.asyncDispose]();
    this.#tell({ type: 'stopped' });
    this.#parts.exit(0);
  }

  #tell(message: AgentMessage): void {
    this.#parts.wire.send(message);
  }
}

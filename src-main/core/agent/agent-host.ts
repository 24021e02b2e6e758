import type {
  AgentBoot,
  AgentMessage,
  AgentStatus,
  ShellMessage,
} from '../../../src-shared/processes/shell-wire.ts';
import { assertNever } from '../../../src-shared/assert-never.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { TransferPort, UtilityChild } from '../ports.ts';
import { AgentProcess } from './agent-process.ts';
import type { AgentState } from './agent-state.ts';
import { ProcessBridge } from './process-bridge.ts';
import type { OpenChild } from './process-bridge.ts';
import { afterCrash, noCrashes } from './restart-policy.ts';

/** What the agent's supervisor is made from. */
export type AgentHostParts = {
  /** What an agent is told when it starts. */
  readonly boot: () => AgentBoot;
  readonly fork: () => UtilityChild;
  readonly openChild: OpenChild;
  readonly kill: (pid: number, signal: 'SIGKILL') => unknown;
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: (state: AgentState) => void;
  readonly onStatus: (status: AgentStatus) => void;
};

type Life = { readonly process: AgentProcess; readonly bridge: ProcessBridge };

/** Keeps the agent running: starts it, starts it again after a crash with growing waits, gives up in the end. */
export class AgentHost implements AsyncDisposable {
  readonly #parts: AgentHostParts;
  #life: Life | null = null;
  #state: AgentState = { kind: 'stopped' };
  #history = noCrashes;
  #timer: Disposable | null = null;
  #stopping: Promise<void> | null = null;

  constructor(parts: AgentHostParts) {
    this.#parts = parts;
  }

  get state(): AgentState {
    return this.#state;
  }

  /** Starts the agent. After giving up, this is the person's "try again" and forgets the crashes. */
  start(): void {
    if (this.#life !== null || this.#stopping !== null) return;
    if (this.#state.kind === 'given-up') this.#history = noCrashes;
    this.#timer?.[Symbol.dispose]();
    this.#begin();
  }

  /** Gives the agent one end of a channel. False when no agent is ready to take it. */
  connect(port: TransferPort): boolean {
    if (this.#state.kind !== 'running' || this.#life === null) return false;
    this.#life.process.send({ type: 'connect' }, port);
    return true;
  }

  /** Sends a message to the agent, if there is one. */
  send(message: ShellMessage): void {
    this.#life?.process.send(message);
  }

  /** Stops the agent and all it had started. Callers share one stop. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    const life = this.#life;
    if (life !== null) {
      this.#become({ kind: 'stopping' });
      await life.process.stop();
      await life.bridge[Symbol.asyncDispose]();
    }
    this.#become({ kind: 'stopped' });
  }

  #begin(): void {
    const { boot, clock, fork, kill, log, openChild } = this.#parts;
    this.#become({ kind: 'starting' });
    const process = new AgentProcess({
      child: fork(),
      boot: boot(),
      clock,
      log,
      kill,
      onMessage: (message) => this.#receive(message),
      onExit: (reason) => this.#ended(reason),
    });
    const bridge = new ProcessBridge({
      open: openChild,
      clock,
      kill,
      log,
      send: (report) => process.send(report),
    });
    this.#life = { process, bridge };
  }

  #receive(message: AgentMessage): void {
    switch (message.type) {
      case 'ready':
        return this.#become({ kind: 'running' });
      case 'status':
        return this.#parts.onStatus(message.status);
      case 'failed':
        return this.#parts.log.error(`The agent could not start: ${message.message}`);
      case 'stopped':
        return;
      case 'fork':
      case 'to-child':
      case 'kill':
        return this.#life?.bridge.receive(message);
      default:
        return assertNever(message);
    }
  }

  #ended(reason: string): void {
    const { clock, log } = this.#parts;
    const life = this.#life;
    this.#life = null;
    if (life === null || this.#stopping !== null) return;
    // What it had started must not outlive it; the next one starts its own.
    void life.bridge[Symbol.asyncDispose]();
    log.error(`The agent is gone: ${reason}`);
    const { history, decision } = afterCrash(this.#history, {
      at: clock.now(),
      ranFor: life.process.age,
      reason,
    });
    this.#history = history;
    if (decision.kind === 'give-up') {
      this.#become({ kind: 'given-up', sentence: decision.sentence });
      return;
    }
    this.#become({ kind: 'waiting', reason, milliseconds: decision.afterMilliseconds });
    this.#timer = clock.after(decision.afterMilliseconds, () => this.#begin());
  }

  #become(state: AgentState): void {
    this.#state = state;
    this.#parts.onState(state);
  }
}

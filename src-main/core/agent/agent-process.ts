import { agentMessage } from '../../../src-shared/processes/shell-wire.ts';
import type { AgentBoot, AgentMessage, ShellMessage } from '../../../src-shared/processes/shell-wire.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { TransferPort, UtilityChild } from '../ports.ts';
import { killHard } from './kill-hard.ts';
import { pipeToLog } from './pipe-to-log.ts';

const startWithin = 60_000;
const stopWithin = 5000;

/** What one life of the agent is made from. */
export type AgentProcessParts = {
  readonly child: UtilityChild;
  readonly boot: AgentBoot;
  readonly clock: Clock;
  readonly log: Log;
  readonly kill: (pid: number, signal: 'SIGKILL') => unknown;
  readonly onMessage: (message: AgentMessage) => void;
  readonly onExit: (reason: string) => void;
};

/** One life of the agent: from the fork to the exit, whatever its end. */
export class AgentProcess {
  readonly #parts: AgentProcessParts;
  readonly #startedAt: number;
  readonly #exited = Promise.withResolvers<void>();
  readonly #startTimer: Disposable;
  #reason: string | null = null;
  #gone = false;

  constructor(parts: AgentProcessParts) {
    this.#parts = parts;
    const { child, clock, log } = parts;
    this.#startedAt = clock.now();
    this.#startTimer = clock.after(startWithin, () => {
      this.#reason = `it did not get ready within ${startWithin / 1000} seconds`;
      this.#end();
    });
    child.on('message', (message) => this.#receive(message));
    child.on('exit', (code) => this.#exit(code));
    pipeToLog(child, 'agent', log);
    // Not in argv or env, which every program of the same user can read.
    this.send({ type: 'boot', config: parts.boot });
  }

  /** Milliseconds since it was forked. */
  get age(): number {
    return this.#parts.clock.now() - this.#startedAt;
  }

  /** Sends a message, with a port where it carries one. After the exit it goes nowhere. */
  send(message: ShellMessage, port?: TransferPort): void {
    if (this.#gone) return;
    this.#parts.child.postMessage(message, port === undefined ? [] : [port]);
  }

  /** Asks it to stop and settles when it is gone: by itself within five seconds, or killed. */
  async stop(): Promise<void> {
    this.#reason = 'it was asked to stop';
    const deadline = this.#parts.clock.after(stopWithin, () => {
      this.#parts.log.warn('The agent did not stop in time and was killed');
      this.#end();
    });
    this.send({ type: 'stop' });
    await this.#exited.promise;
    deadline[Symbol.dispose]();
  }

  #receive(raw: unknown): void {
    const message = agentMessage.safeParse(raw);
    if (!message.success) return this.#parts.log.warn('The agent sent a message that has no meaning here');
    if (message.data.type === 'ready') this.#startTimer[Symbol.dispose]();
    if (message.data.type === 'failed') this.#reason = message.data.message;
    this.#parts.onMessage(message.data);
    // A utility process stays up as long as its channel has a listener, so its end is made here.
    if (message.data.type === 'stopped' || message.data.type === 'failed') this.#parts.child.kill();
  }

  #end(): void {
    const { child, kill } = this.#parts;
    // SIGTERM is only seen by a loop that still turns.
    if (child.pid === undefined) child.kill();
    else killHard(child.pid, kill);
  }

  #exit(code: number): void {
    this.#gone = true;
    this.#startTimer[Symbol.dispose]();
    this.#exited.resolve();
    this.#parts.onExit(this.#reason ?? `it ended with code ${code}`);
  }
}

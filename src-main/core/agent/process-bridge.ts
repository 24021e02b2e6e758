import type { ChildReport, ChildRequest } from '../../../src-shared/processes/shell-wire.ts';
import { assertNever } from '../../../src-shared/assert-never.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { UtilityChild } from '../ports.ts';
import { killHard } from './kill-hard.ts';
import { pipeToLog } from './pipe-to-log.ts';

/** The programs the agent can ask for. */
export type ChildKind = Extract<ChildRequest, { type: 'fork' }>['kind'];

/** Starts one of them. Rejects when it may not be started, for instance because its files were changed. */
export type OpenChild = (kind: ChildKind) => Promise<UtilityChild>;

/** What the bridge is made from. */
export type ProcessBridgeParts = {
  readonly open: OpenChild;
  readonly send: (report: ChildReport) => void;
  readonly kill: (pid: number, signal: 'SIGKILL') => unknown;
  readonly clock: Clock;
  readonly log: Log;
};

/** How long a program gets to end by itself, in milliseconds, before it is killed. */
const endWithin = 3000;

type Kill = Extract<ChildRequest, { type: 'kill' }>['how'];

/** Starting (what is sent meanwhile waits), or up. */
type Child =
  | { readonly kind: 'opening'; readonly waiting: unknown[]; readonly kill: Kill | null }
  | { readonly kind: 'open'; readonly process: UtilityChild; readonly exited: Promise<void> };

/**
 * The shell's end of the agent's wish to start programs: inside Electron only the main process can fork one.
 * Every program it starts ends at the latest when the bridge does.
 */
export class ProcessBridge implements AsyncDisposable {
  readonly #parts: ProcessBridgeParts;
  readonly #children = new Map<number, Child>();
  #closed = false;

  constructor(parts: ProcessBridgeParts) {
    this.#parts = parts;
  }

  /** Does what the agent asks. What concerns a program that is already gone is dropped: its exit was reported. */
  receive(request: ChildRequest): void {
    if (this.#closed) return;
    switch (request.type) {
      case 'fork':
        return void this.#open(request.id, request.kind);
      case 'to-child':
        return this.#post(request.id, request.message);
      case 'kill':
        return this.#kill(request.id, request.how);
      default:
        return assertNever(request);
    }
  }

  /** Ends every program: asked first, killed after three seconds. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const stillOpen = () => [...this.#children.values()].filter((child) => child.kind === 'open');
    const open = stillOpen();
    for (const child of open) child.process.kill();
    const deadline = this.#parts.clock.after(endWithin, () =>
      stillOpen().forEach((child) => this.#end(child.process)),
    );
    await Promise.all(open.map((child) => child.exited));
    deadline[Symbol.dispose]();
  }

  async #open(id: number, kind: ChildKind): Promise<void> {
    if (this.#children.has(id)) return this.#parts.log.warn('The agent used the id of a program twice');
    this.#children.set(id, { kind: 'opening', waiting: [], kill: null });
    let process: UtilityChild;
    try {
      process = await this.#parts.open(kind);
    } catch (error) {
      this.#children.delete(id);
      this.#parts.log.error(
        `${kind} was not started: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.#parts.send({ type: 'exited', id, code: null, signal: null });
      return;
    }
    this.#up(id, kind, process);
  }

  #up(id: number, kind: ChildKind, process: UtilityChild): void {
    const before = this.#children.get(id);
    const exited = Promise.withResolvers<void>();
    this.#children.set(id, { kind: 'open', process, exited: exited.promise });
    pipeToLog(process, kind, this.#parts.log);
    process.on('spawn', () => {
      if (process.pid !== undefined) this.#parts.send({ type: 'spawned', id, pid: process.pid });
    });
    process.on('message', (message) => this.#parts.send({ type: 'from-child', id, message }));
    process.on('exit', (code) => {
      this.#children.delete(id);
      exited.resolve();
      this.#parts.send({ type: 'exited', id, code, signal: null });
    });
    if (this.#closed) return void process.kill();
    if (before?.kind !== 'opening') return;
    for (const message of before.waiting) process.postMessage(message, []);
    if (before.kill !== null) this.#kill(id, before.kill);
  }

  #post(id: number, message: unknown): void {
    const child = this.#children.get(id);
    if (child?.kind === 'opening') child.waiting.push(message);
    if (child?.kind === 'open') child.process.postMessage(message, []);
  }

  #kill(id: number, how: Kill): void {
    const child = this.#children.get(id);
    if (child?.kind === 'opening') this.#children.set(id, { ...child, kill: how });
    if (child?.kind !== 'open') return;
    if (how === 'gentle') child.process.kill();
    else this.#end(child.process);
  }

  #end(process: UtilityChild): void {
    if (process.pid === undefined) process.kill();
    else killHard(process.pid, this.#parts.kill);
  }
}

import { type ChildRequest, childReport } from '../../src-shared/processes/shell-wire.ts';
import type { ParentWire } from '../../src-shared/processes/parent-wire.ts';
import type { ChildKind, HostedProcess, ProcessHost } from './process-host.ts';

type Exit = Awaited<HostedProcess['exited']>;

/** What is known here of a program that runs beside the shell. */
type Child = {
  pid: number | undefined;
  readonly exit: PromiseWithResolvers<Exit>;
  readonly listeners: Set<(message: unknown) => void>;
};

/** Has programs started by the desktop shell: inside Electron only its main process can. */
export class ShellProcessHost implements ProcessHost, Disposable {
  readonly #wire: ParentWire;
  readonly #children = new Map<number, Child>();
  readonly #stopListening: () => void;
  #lastId = 0;

  constructor(wire: ParentWire) {
    this.#wire = wire;
    this.#stopListening = wire.onMessage((message) => this.#receive(message));
  }

  fork(kind: ChildKind): HostedProcess {
    this.#lastId += 1;
    const id = this.#lastId;
    const child: Child = { pid: undefined, exit: Promise.withResolvers<Exit>(), listeners: new Set() };
    this.#children.set(id, child);
    this.#ask({ type: 'fork', id, kind });
    return {
      get pid() {
        return child.pid;
      },
      exited: child.exit.promise,
      send: (message) => this.#ask({ type: 'to-child', id, message }),
      onMessage(listener) {
        child.listeners.add(listener);
        return () => void child.listeners.delete(listener);
      },
      kill: (how) => this.#ask({ type: 'kill', id, how }),
    };
  }

  [Symbol.dispose](): void {
    this.#stopListening();
  }

  #ask(request: ChildRequest): void {
    // Of a program that is gone, the shell knows nothing any more.
    if (this.#children.has(request.id)) this.#wire.send(request);
  }

  /** The wire carries other messages too; those that are not about a program are somebody else's. */
  #receive(raw: unknown): void {
    const report = childReport.safeParse(raw);
    if (!report.success) return;
    const child = this.#children.get(report.data.id);
    if (child === undefined) return;
    if (report.data.type === 'spawned') child.pid = report.data.pid;
    if (report.data.type === 'from-child') {
      for (const listener of child.listeners) listener(report.data.message);
    }
    if (report.data.type === 'exited') {
      this.#children.delete(report.data.id);
      child.exit.resolve({ code: report.data.code, signal: report.data.signal });
    }
  }
}

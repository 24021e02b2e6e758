/** The programs the agent may have started beside it. Who starts them knows where they are. */
export type ChildKind = 'appium' | 'phone-simulator';

/** A started program. Messages are plain data, parsed by whoever receives them. */
export interface HostedProcess {
  readonly pid: number | undefined;
  /** Settles once, when the program is gone. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  send(message: unknown): void;
  /** Calls back for every message until the returned function is called. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Asks it to end (`gentle`), or ends it and all that it started (`hard`). */
  kill(how: 'gentle' | 'hard'): void;
}

/**
 * Starts programs for the agent: with plain Node (command line, browser mode) or, inside the desktop
 * app where only Electron's main process may fork, by asking the shell. A started program ends by itself when
 * the agent's side of its channel closes.
 */
export interface ProcessHost {
  fork(kind: ChildKind): HostedProcess;
}

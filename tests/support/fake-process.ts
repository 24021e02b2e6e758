import type { HostedProcess } from '../../src-agent/processes/process-host.ts';
import type { AppiumBoot } from '../../src-shared/processes/appium-host.ts';

type Ending = { code: number | null; signal: string | null };

/** A started program that does what the test says. */
export class FakeProcess implements HostedProcess {
  readonly pid = 1;
  readonly kills: string[] = [];
  boot: AppiumBoot | null = null;
  readonly #end = Promise.withResolvers<Ending>();
  readonly #onKill: (how: 'gentle' | 'hard', process: FakeProcess) => void;
  readonly #listeners = new Set<(message: unknown) => void>();

  constructor(onKill: (how: 'gentle' | 'hard', process: FakeProcess) => void) {
    this.#onKill = onKill;
  }

  get exited(): Promise<Ending> {
    return this.#end.promise;
  }

  send(message: unknown): void {
    this.boot = message as AppiumBoot;
  }

  onMessage(listener: (message: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  kill(how: 'gentle' | 'hard'): void {
    this.kills.push(how);
    this.#onKill(how, this);
  }

  say(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  end(ending: Ending = { code: 1, signal: null }): void {
    this.#end.resolve(ending);
  }
}

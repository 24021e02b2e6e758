import { assertNever } from '../../../src-shared/assert-never.ts';
import type { Log } from '../log.ts';
import type { AppPort, DialogPort, PowerPort } from '../ports.ts';
import { decideQuit, quitAnswers, quitQuestion } from './quit-policy.ts';
import type { QuitAnswer, QuitReason, QuitState } from './quit-policy.ts';

/** What the way out is made from. `stop` settles when everything has ended; `hide` leaves only the menu bar. */
export type QuitParts = {
  readonly app: AppPort;
  readonly power: PowerPort;
  readonly dialog: DialogPort;
  readonly runsGoing: () => number;
  readonly hide: () => void;
  readonly stop: () => Promise<void>;
  readonly log: Log;
};

/** The way out: holds the app's end back until the person has agreed and the agent has stopped. */
export class QuitFlow {
  readonly #parts: QuitParts;
  #state: QuitState = { kind: 'staying' };
  #reason: QuitReason = 'person';

  constructor(parts: QuitParts) {
    this.#parts = parts;
    parts.power.on('shutdown', () => {
      this.#reason = 'session-end';
      parts.app.quit();
    });
    parts.app.on('before-quit', (event) => {
      const decision = decideQuit(this.#state, this.#reason, parts.runsGoing());
      if (decision === 'leave') return;
      event.preventDefault();
      if (decision === 'ask') void this.#ask();
      if (decision === 'stop') void this.#stop();
    });
  }

  /** Whether windows may really close now. */
  get leaving(): boolean {
    return this.#state.kind === 'stopping' || this.#state.kind === 'leaving';
  }

  async #ask(): Promise<void> {
    this.#state = { kind: 'asking' };
    const { response } = await this.#parts.dialog.showMessageBox(quitQuestion(this.#parts.runsGoing()));
    // The session can have ended while the question was open.
    if (this.leaving) return;
    this.#state = { kind: 'staying' };
    const answer: QuitAnswer = quitAnswers[response] ?? 'cancel';
    switch (answer) {
      case 'stop':
        return this.#stop();
      case 'keep-running':
        return this.#parts.hide();
      case 'cancel':
        return;
      default:
        return assertNever(answer);
    }
  }

  async #stop(): Promise<void> {
    this.#state = { kind: 'stopping' };
    try {
      await this.#parts.stop();
    } catch (error) {
      this.#parts.log.error(`Not everything stopped cleanly: ${String(error)}`);
    }
    this.#state = { kind: 'leaving' };
    this.#parts.app.quit();
  }
}

import type { PhoneInput } from '../../src-shared/domain/device.ts';
import { conflict, done, invalid, type Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';
import type { AdbClient } from './adb/adb-client.ts';
import { AdbError } from './adb/adb-error.ts';
import { type DeviceControl, notHeld } from './device-control.ts';
import type { Holding } from './holding.ts';
import { inputCommand, inputWords } from './input-command.ts';
import { phoneName } from './leases-of-people.ts';

/** `input` starts a program on the phone, which takes a slow phone a second. */
const inputLimitMs = 15_000;

/** What a person's fingers go through: the right they hold, the log, then adb beside any session. */
export class PhoneInputs {
  readonly #store: Store;
  readonly #adb: Pick<AdbClient, 'shell'>;
  readonly #control: Pick<DeviceControl, 'holding'>;
  /** One after the other on each phone, in the order they came. */
  readonly #last = new Map<number, Promise<unknown>>();

  constructor(store: Store, adb: Pick<AdbClient, 'shell'>, control: Pick<DeviceControl, 'holding'>) {
    this.#store = store;
    this.#adb = adb;
    this.#control = control;
  }

  /** Does it on the phone and answers when it is done; refused without the right to the phone. */
  async send(deviceId: number, token: number, input: PhoneInput): Promise<Outcome<{ ok: true }>> {
    const command = inputCommand(input);
    if (command === null) return invalid({ path: 'input.text', message: plainOnly });
    const before = this.#last.get(deviceId) ?? Promise.resolve();
    const sending = before.then(() => this.#send(deviceId, token, input, command));
    this.#last.set(
      deviceId,
      sending.catch(() => undefined),
    );
    return await sending;
  }

  async #send(
    deviceId: number,
    token: number,
    input: PhoneInput,
    command: string,
  ): Promise<Outcome<{ ok: true }>> {
    const holding = this.#control.holding(deviceId, token);
    if (holding === null) return notHeld();
    this.#note(holding, input);
    try {
      const { exitCode } = await this.#adb.shell(holding.transport, command, { timeoutMs: inputLimitMs });
      return exitCode === 0 ? done({ ok: true }) : conflict('refused', refusedByPhone);
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
      return conflict('not_connected', 'The phone does not answer. Look at its cable.');
    }
  }

  /** Before it is done: what the phone was asked to do is in the log even where its answer is lost. */
  #note({ deviceId, person, token }: Holding, input: PhoneInput): void {
    const { text, ...place } = input.kind === 'text' ? input : { ...input, text: null };
    this.#store.write((tx) =>
      tx.append({
        type: 'device.input',
        message: `${person} ${inputWords(input)} on ${phoneName(tx, deviceId)}.`,
        deviceId,
        data: { ...place, ...(text === null ? {} : { length: text.length }), person, token },
      }),
    );
  }
}

const plainOnly =
  'Only plain letters, digits and signs can be typed from here, on one line. Type the rest on the phone itself.';
const refusedByPhone =
  'The phone refused it. Some phones want “USB debugging (Security settings)” switched on in the developer options first.';

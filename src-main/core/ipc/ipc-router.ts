import { serialize } from 'node:v8';
import { shellChannels } from '../../../src-shared/shell/channels.ts';
import type { Log } from '../log.ts';
import type { FramePort, IpcCall, IpcPort } from '../ports.ts';
import { ipcCalls } from './ipc-calls.ts';
import type { CallRule, IpcChannel, IpcHandlers } from './ipc-calls.ts';
import type { TrustedSenders } from './sender-judge.ts';

/** What a page gets back. Electron would carry a thrown error's message and nothing else, so errors are values. */
export type IpcReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: 'refused' | 'invalid-argument' | 'internal' } };

const failure = (code: 'refused' | 'invalid-argument' | 'internal'): IpcReply => ({
  ok: false,
  error: { code },
});

/** Answers the calls of pages: who calls, how large, what shape, and only then the handler. */
export class IpcRouter implements Disposable {
  readonly #ipc: IpcPort;
  readonly #senders: TrustedSenders;
  readonly #log: Log;
  readonly #refusalsLogged = new Set<string>();

  constructor(ipc: IpcPort, senders: TrustedSenders, handlers: IpcHandlers<FramePort>, log: Log) {
    this.#ipc = ipc;
    this.#senders = senders;
    this.#log = log;
    const { requestPort } = shellChannels;
    const calls: Record<IpcChannel, BoundCall> = {
      [requestPort]: bind(ipcCalls[requestPort], handlers[requestPort]),
    };
    for (const [channel, call] of Object.entries(calls)) {
      ipc.handle(channel, (event, ...given) => this.#answer(channel, call, event, given));
    }
  }

  [Symbol.dispose](): void {
    for (const channel of Object.keys(ipcCalls)) this.#ipc.removeHandler(channel);
  }

  async #answer(
    channel: string,
    call: BoundCall,
    event: IpcCall,
    given: readonly unknown[],
  ): Promise<IpcReply> {
    const frame = this.#senders.judge(event);
    if (frame === null) return this.#refuse(channel);
    try {
      return await call(frame, given);
    } catch (error) {
      this.#log.error(`A call on ${channel} failed: ${String(error)}`);
      return failure('internal');
    }
  }

  #refuse(channel: string): IpcReply {
    // Once a channel: a hostile page must not be able to fill the disk with log lines.
    if (!this.#refusalsLogged.has(channel)) {
      this.#refusalsLogged.add(channel);
      this.#log.warn(`Refused a call on ${channel} from a sender that is not the app's own page`);
    }
    return failure('refused');
  }
}

type BoundCall = (frame: FramePort, given: readonly unknown[]) => Promise<IpcReply>;

/** A handler behind the reading of its argument. */
function bind<Argument>(
  rule: CallRule<Argument>,
  handler: (frame: FramePort, argument: Argument) => unknown,
): BoundCall {
  return async (frame, given) => {
    if (given.length !== 1 || sizeOf(given[0]) > rule.maximumBytes) return failure('invalid-argument');
    const argument = rule.argument.safeParse(given[0]);
    if (!argument.success) return failure('invalid-argument');
    return { ok: true, value: await handler(frame, argument.data) };
  };
}

/** Bytes of a value as it travels; what cannot travel is too large for any limit. */
function sizeOf(value: unknown): number {
  try {
    return serialize(value).byteLength;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

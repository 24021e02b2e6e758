import { z } from 'zod';
import { shellChannels } from '../../../src-shared/shell/channels.ts';

/** One call a page can make: how its argument is read and how large it may be, in bytes of its serialized form. */
export type CallRule<Argument> = { readonly argument: z.ZodType<Argument>; readonly maximumBytes: number };

/** An object as written in braces: a zod object alone would also take a Date or a Map for one. */
const plainObject = z.unknown().refine((value) => {
  if (typeof value !== 'object' || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
});

/** Every call a page can make. A channel that is not here is not answered. */
export const ipcCalls = {
  [shellChannels.requestPort]: { argument: plainObject.pipe(z.strictObject({})), maximumBytes: 64 },
} as const satisfies Record<string, CallRule<unknown>>;

/** The channels by name. */
export type IpcChannel = keyof typeof ipcCalls;

/** What is done for each call, with the argument already read. The frame is the one that was found trustworthy. */
export type IpcHandlers<Frame> = {
  readonly [Channel in IpcChannel]: (
    frame: Frame,
    argument: z.output<(typeof ipcCalls)[Channel]['argument']>,
  ) => unknown;
};

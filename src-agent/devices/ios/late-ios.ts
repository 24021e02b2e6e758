import type { IosDesk, IosParts } from './open-ios.ts';
import { iosRows } from './ios-rows.ts';

/** iPhones that are there when they are asked for; see `lateIos`. */
export interface LateIos extends AsyncDisposable {
  readonly desk: () => Promise<IosDesk>;
}

/**
 * Opens the room of iPhones at once on a Mac, and where their rows are left to be put right; elsewhere it is loaded with the
 * first question. What it needs is not loaded before.
 */
export function lateIos(parts: IosParts, onFailure: (error: unknown) => void): LateIos {
  let opening: Promise<IosDesk> | null = null;
  const open = async () => await (await import('./open-ios.ts')).openIos(parts);
  const desk = () => (opening ??= open());
  const { macTools, store } = parts;
  const isMac = macTools === undefined ? process.platform === 'darwin' : macTools !== null;
  if (isMac || iosRows(store).length > 0) desk().catch(onFailure);
  return {
    desk,
    [Symbol.asyncDispose]: async () => {
      const opened = await opening?.catch(() => null);
      await opened?.[Symbol.asyncDispose]();
    },
  };
}

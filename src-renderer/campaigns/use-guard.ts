import { useLeaveGuard } from '../parts/use-leave-guard.ts';
import type { Composer } from './use-composer.ts';

/** Lets nobody leave with something unsaved: a draft is stored on the way out; where that cannot be, one is asked. */
export function useGuard(composer: Pick<Composer, 'isUnsaved' | 'bySelf' | 'named' | 'save'>) {
  const { isUnsaved, bySelf, named, save } = composer;
  const release = useLeaveGuard({
    isUnsaved,
    // From one step to another, or from no number to its own, nothing is left.
    mayLeave: async (isWithin) => isWithin || (bySelf && named && (await saved(save.mutateAsync))),
  });
  return {
    /** Lets go: what is left now is meant to be left. */
    release,
  };
}

/** What keeps one from leaving. */
export type Guard = ReturnType<typeof useGuard>;

async function saved(save: () => Promise<unknown>): Promise<boolean> {
  try {
    await save();
    return true;
  } catch {
    return false;
  }
}

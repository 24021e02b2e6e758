import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { askWhether } from '../parts/confirm.tsx';
import type { Composer } from './use-composer.ts';

/** Lets nobody leave with something unsaved: a draft is stored on the way out; where that cannot be, one is asked. */
export function useGuard(composer: Pick<Composer, 'isUnsaved' | 'bySelf' | 'named' | 'save'>) {
  const open = useRef(false);
  const latest = useRef(composer);
  useEffect(() => {
    latest.current = composer;
  });
  useBlocker({
    enableBeforeUnload: () => !open.current && latest.current.isUnsaved(),
    shouldBlockFn: async ({ current, next }) => {
      const { isUnsaved, bySelf, named, save } = latest.current;
      // From one step to another, or from no number to its own: nothing is left.
      if (open.current || next.routeId === current.routeId || !isUnsaved()) return false;
      if (bySelf && named && (await saved(save.mutateAsync))) return false;
      return !(await askWhether({
        title: 'Leave without saving?',
        body: 'What you changed here would be lost.',
        yes: 'Leave',
        no: 'Stay here',
        danger: true,
      }));
    },
  });
  return {
    /** Lets go: what is left now is meant to be left. */
    release: () => {
      open.current = true;
    },
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

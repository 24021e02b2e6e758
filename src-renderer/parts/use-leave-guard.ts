import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { askWhether } from './confirm.tsx';

/** What a form says of itself when somebody is about to leave it. */
type Unsaved = {
  readonly isUnsaved: () => boolean;
  /** Whether it may be left without a question although something is unsaved. `isWithin`: to another address of the same screen. */
  readonly mayLeave?: (isWithin: boolean) => boolean | Promise<boolean>;
};

/** Asks before a form with something unsaved is left. Answers what lets go: what is left then is meant to be left. */
export function useLeaveGuard(form: Unsaved): () => void {
  const open = useRef(false);
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  useBlocker({
    enableBeforeUnload: () => !open.current && latest.current.isUnsaved(),
    shouldBlockFn: async ({ current, next }) => {
      const { isUnsaved, mayLeave } = latest.current;
      if (open.current || !isUnsaved()) return false;
      if (await mayLeave?.(next.routeId === current.routeId)) return false;
      return !(await askWhether({
        title: 'Leave without saving?',
        body: 'What you changed here would be lost.',
        yes: 'Leave',
        no: 'Stay here',
        danger: true,
      }));
    },
  });
  return () => {
    open.current = true;
  };
}

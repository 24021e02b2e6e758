import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { askWhether } from '../parts/confirm.tsx';

/** Asks before a form with something unsaved is left. Answers what lets go: what is left then is meant to be left. */
export function useLeaveGuard(unsaved: boolean): () => void {
  const open = useRef(false);
  const latest = useRef(unsaved);
  useEffect(() => {
    latest.current = unsaved;
  });
  useBlocker({
    enableBeforeUnload: () => !open.current && latest.current,
    shouldBlockFn: async () => {
      if (open.current || !latest.current) return false;
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

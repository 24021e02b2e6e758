import { useSyncExternalStore } from 'react';

/** Whether the page can be seen: not in a tab behind another one, not minimised. */
export function useShown(): boolean {
  return useSyncExternalStore(listen, () => document.visibilityState === 'visible');
}

function listen(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}

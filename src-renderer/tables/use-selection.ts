import { useState } from 'react';
import { nothingSelected, type SelectionChange } from './selection.ts';

/** What is ticked in a list; another filter (another `key`) begins with nothing ticked. */
export function useSelection(key: string) {
  const [held, setHeld] = useState({ key, selection: nothingSelected });
  return [
    held.key === key ? held.selection : nothingSelected,
    (change: SelectionChange) =>
      setHeld((before) => ({
        key,
        selection: change(before.key === key ? before.selection : nothingSelected),
      })),
  ] as const;
}

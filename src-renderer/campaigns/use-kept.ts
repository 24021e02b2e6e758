import { useState } from 'react';

/** Keeps the last value of each kind, so that one that was left can be gone back to. */
export function useKept<Kind, Value>(kind: Kind, value: Value): (kind: Kind) => Value | undefined {
  const [kept, setKept] = useState<ReadonlyMap<Kind, Value>>(() => new Map([[kind, value]]));
  if (kept.get(kind) !== value) setKept(new Map(kept).set(kind, value));
  return (wanted) => kept.get(wanted);
}

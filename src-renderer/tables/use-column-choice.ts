import { useState } from 'react';
import type { ViewList } from '../../src-shared/domain/saved-view.ts';

/** The columns a person chose for a list, remembered on this computer; null while none were chosen. */
export function useColumnChoice(list: ViewList) {
  const place = `switchyard.columns.${list}`;
  const [chosen, setChosen] = useState<readonly string[] | null>(() => read(place));
  const choose = (columns: readonly string[] | null) => {
    setChosen(columns);
    if (columns === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(columns));
  };
  return [chosen, choose] as const;
}

function read(place: string): readonly string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : null;
  } catch {
    return null;
  }
}

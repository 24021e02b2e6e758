import type { Filter } from './filter-bar.tsx';

/** The condition that a row came by one import; it is set by that import's own screen, so it is shown only while it holds. */
export function importFilter(importId: number | undefined, onChange: Filter['onChange']): Filter[] {
  if (importId === undefined) return [];
  const value = String(importId);
  return [{ label: 'Import', value, options: [{ value, label: `number ${value}` }], onChange }];
}

/** What a key asks of a list: go to a row, tick, open, tick everything, or nothing ticked. */
export type GridAction =
  | { readonly kind: 'go'; readonly row: number; readonly extend: boolean }
  | { readonly kind: 'toggle'; readonly extend: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'selectAll' }
  | { readonly kind: 'clear' };

type Press = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

/** Reads a key press on a row; null where the key means nothing here. `page`: rows that fit in view. */
export function gridAction(
  press: Press,
  at: { readonly row: number; readonly total: number; readonly page: number },
): GridAction | null {
  const command = press.ctrlKey || press.metaKey;
  const go = (row: number): GridAction => ({
    kind: 'go',
    row: Math.max(0, Math.min(at.total - 1, row)),
    extend: press.shiftKey,
  });
  if (command) {
    if (press.key.toLowerCase() === 'a') return { kind: 'selectAll' };
    if (press.key === 'Home') return go(0);
    return press.key === 'End' ? go(at.total - 1) : null;
  }
  switch (press.key) {
    case 'ArrowDown':
      return go(at.row + 1);
    case 'ArrowUp':
      return go(at.row - 1);
    case 'PageDown':
      return go(at.row + Math.max(1, at.page - 1));
    case 'PageUp':
      return go(at.row - Math.max(1, at.page - 1));
    case 'Home':
      return go(0);
    case 'End':
      return go(at.total - 1);
    case ' ':
      return { kind: 'toggle', extend: press.shiftKey };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}

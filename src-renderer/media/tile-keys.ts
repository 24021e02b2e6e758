import { gridAction, type GridAction } from '../tables/grid-keys.ts';

/** Reads a key press on a tile: as in a list, but the arrows go in both directions. `page`: rows of tiles in view. */
export function tileAction(
  press: Parameters<typeof gridAction>[0],
  at: {
    readonly place: number;
    readonly total: number;
    readonly columns: number;
    readonly page: number;
  },
): GridAction | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -at.columns,
    ArrowDown: at.columns,
    PageUp: -at.columns * Math.max(1, at.page - 1),
    PageDown: at.columns * Math.max(1, at.page - 1),
  };
  const step = press.ctrlKey || press.metaKey ? undefined : steps[press.key];
  if (step === undefined) return gridAction(press, { row: at.place, total: at.total, page: at.page });
  const row = Math.max(0, Math.min(at.total - 1, at.place + step));
  return { kind: 'go', row, extend: press.shiftKey };
}

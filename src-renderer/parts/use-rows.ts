import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/**
 * The rows of a long list that are in view, with their places. `nearEnd` is called when the last rows that are
 * known come near. Heights are estimates: rows that differ are measured through `measureElement`.
 */
export function useRows<Scroller extends HTMLElement>(options: {
  readonly count: number;
  readonly height: number;
  readonly keyOf: (index: number) => number;
  readonly nearEnd?: () => void;
}) {
  const { count, nearEnd } = options;
  const scroller = useRef<Scroller>(null);
  // The rule is about the React Compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer<Scroller, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => options.height,
    getItemKey: options.keyOf,
    overscan: 12,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= count - 20) nearEnd?.();
  }, [last, count, nearEnd]);
  return {
    scroller,
    visible,
    total: rows.getTotalSize(),
    measure: rows.measureElement,
    scrollToIndex: (index: number) => rows.scrollToIndex(index, { align: 'start' }),
  };
}

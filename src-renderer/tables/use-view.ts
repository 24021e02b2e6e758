import { useEffect, useRef, useState } from 'react';

/** How a list is scrolled and how much room it has: `height` without its head, all in pixels. */
export function useView(headHeight: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ scrollTop: 0, height: 0, width: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      const next = {
        scrollTop: element.scrollTop,
        height: Math.max(0, element.clientHeight - headHeight),
        width: element.clientWidth,
      };
      setView((before) =>
        before.scrollTop === next.scrollTop && before.height === next.height && before.width === next.width
          ? before
          : next,
      );
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [headHeight]);
  return { scroller, view };
}

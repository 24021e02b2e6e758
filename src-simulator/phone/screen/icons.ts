import type { IconName } from './look.ts';

/** SVG paths on a 24 × 24 grid, drawn as lines of width 2 (filled where the view says so). */
export const icons: Readonly<Record<IconName, string>> = {
  back: 'M15 4 L7 12 L15 20',
  battery: 'M2 8 h17 v8 h-17 z M21 11 v2 M4 10 h9 v4 h-9 z',
  bookmark: 'M6 3 h12 v18 l-6 -5 l-6 5 z',
  camera: 'M3 8 h4 l2 -3 h6 l2 3 h4 v12 h-18 z M8.5 13.5 a3.5 3.5 0 1 0 7 0 a3.5 3.5 0 1 0 -7 0',
  check: 'M4 12.5 L9.5 18 L20 6.5',
  chevron_down: 'M5 9 L12 16 L19 9',
  chevron_right: 'M9 5 L16 12 L9 19',
  close: 'M5 5 L19 19 M19 5 L5 19',
  comment: 'M20.5 12 a8.5 8.5 0 1 0 -3.6 6.9 l3.8 1.3 l-1.2 -3.9 a8.4 8.4 0 0 0 1 -4.3 z',
  compass: 'M3 12 a9 9 0 1 0 18 0 a9 9 0 1 0 -18 0 M15.5 8.5 l-2 5 l-5 2 l2 -5 z',
  dots: 'M12 5 v0.5 M12 12 v0.5 M12 19 v0.5',
  grid: 'M4 4 h16 v16 h-16 z M9.3 4 v16 M14.7 4 v16 M4 9.3 h16 M4 14.7 h16',
  heart: 'M12 20 C5 15 3 11.5 3 8.5 A4.6 4.6 0 0 1 12 6.8 A4.6 4.6 0 0 1 21 8.5 C21 11.5 19 15 12 20 z',
  home: 'M4 10.5 L12 3.5 L20 10.5 V20.5 H14.5 V14.5 H9.5 V20.5 H4 z',
  image: 'M3 5 h18 v14 h-18 z M3 16 l5 -5 l4 4 l3 -3 l6 6 M15.5 9 v0.5',
  menu: 'M4 6.5 h16 M4 12 h16 M4 17.5 h16',
  pin: 'M12 21 C7 15.5 5 12.5 5 9.8 a7 7 0 0 1 14 0 C19 12.5 17 15.5 12 21 z M9.8 10 a2.2 2.2 0 1 0 4.4 0 a2.2 2.2 0 1 0 -4.4 0',
  plus: 'M12 4 V20 M4 12 H20',
  reels: 'M4 4 h16 v16 h-16 z M4 8.5 h16 M9 4 l3 4.5 M14 4 l3 4.5 M10 11.5 l5 3 l-5 3 z',
  search: 'M4 11 a7 7 0 1 0 14 0 a7 7 0 1 0 -14 0 M16 16 L21 21',
  send: 'M21 3 L3 9.5 L10.5 13 L14 21 z M10.5 13 L21 3',
  signal: 'M4 18 v2 M9 14 v6 M14 10 v10 M19 5 v15',
  sparkles:
    'M11 4 l1.8 5.2 l5.2 1.8 l-5.2 1.8 l-1.8 5.2 l-1.8 -5.2 l-5.2 -1.8 l5.2 -1.8 z M19 16 v4 M17 18 h4',
  tag: 'M4 4 h8 l8 8 l-8 8 l-8 -8 z M8.5 8.5 v0.5',
  users:
    'M5.5 8 a3.5 3.5 0 1 0 7 0 a3.5 3.5 0 1 0 -7 0 M3 20 c0 -8 12 -8 12 0 M16 5 a3.3 3.3 0 0 1 0 6 M18 14 c2.4 1 3 3.4 3 6',
  wifi: 'M3 9.5 c5 -5 13 -5 18 0 M6.5 13 c3 -3 8 -3 11 0 M10 16.5 c1.2 -1 2.8 -1 4 0 M12 19.5 v0.2',
};

/** Colour of a window before its page has painted: the page's own background, so that nothing flashes. */
export function backgroundFor(dark: boolean): string {
  return dark ? '#1a1b1e' : '#ffffff';
}

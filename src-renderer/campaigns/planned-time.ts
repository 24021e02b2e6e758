/** A planned instant without its day of the week, for narrow columns: `Nov 26, 09:30`. */
export function shortTime(instant: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** A planned instant as people read it, in their own zone: `Thu, Nov 26, 09:30`; the year where it is another one. */
export function plannedTime(instant: string, now: Date = new Date(), locale?: string): string {
  const at = new Date(instant);
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

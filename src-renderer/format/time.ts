const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

function unit(value: number, name: 'second' | 'minute' | 'hour' | 'day', locale: string | undefined): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
}

/** A length of time in its two largest units, e.g. `42s`, `3m 5s`, `2h 10m`. `milliseconds` below 0 counts as 0. */
export function formatDuration(milliseconds: number, locale?: string): string {
  const ms = Math.max(0, milliseconds);
  if (ms < minute) {
    const seconds = ms < 10 * second ? Math.round(ms / 100) / 10 : Math.floor(ms / second);
    return unit(seconds, 'second', locale);
  }
  const pairs = [
    [day, 'day', hour, 'hour'],
    [hour, 'hour', minute, 'minute'],
    [minute, 'minute', second, 'second'],
  ] as const;
  const [large, largeName, small, smallName] = pairs.find(([size]) => ms >= size) ?? pairs[2];
  const rest = Math.floor((ms % large) / small);
  const head = unit(Math.floor(ms / large), largeName, locale);
  return rest === 0 ? head : `${head} ${unit(rest, smallName, locale)}`;
}

/** A running clock without fractions: `4s`, `1m 20s`. */
export function formatElapsed(milliseconds: number, locale?: string): string {
  return formatDuration(Math.floor(Math.max(0, milliseconds) / second) * second, locale);
}

/** How long ago an instant was, in the person's words; beyond a week the date itself. */
export function formatAgo(instant: string, now: number, locale?: string): string {
  const ms = now - Date.parse(instant);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (ms < 45 * second) return words.format(0, 'second');
  if (ms < hour) return words.format(-Math.max(1, Math.round(ms / minute)), 'minute');
  if (ms < day) return words.format(-Math.round(ms / hour), 'hour');
  if (ms < 7 * day) return words.format(-Math.round(ms / day), 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
}

/** Date and time of an instant in the person's zone. */
export function formatDateTime(instant: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** Time of day to the second in the person's zone. */
export function formatClock(instant: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** The local date of a moment as captions write it, e.g. `2026-11-21`. */
export function localDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The length of a clip as a player shows it: `0:07`, `1:02:05`. */
export function formatClip(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / second));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}

/** What screens need besides the state. `now` in epoch milliseconds; `samples` are pictures of made-up posts. */
export type ViewContext = { readonly now: number; readonly samples: readonly string[] };

/** One of the sample pictures, the same for the same number. */
export function sample(context: ViewContext, place: number): string {
  return context.samples[place % context.samples.length] ?? '';
}

/** How long ago something was, as the app writes it. */
export function ago(context: ViewContext, at: number): string {
  const minutes = Math.max(0, Math.floor((context.now - at) / 60_000));
  if (minutes < 1) return 'Just now';
  if (minutes < 60) return counted(minutes, 'minute');
  if (minutes < 24 * 60) return counted(Math.floor(minutes / 60), 'hour');
  return counted(Math.floor(minutes / (24 * 60)), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

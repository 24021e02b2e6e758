/** What screens need besides the state. `now` in epoch milliseconds; `samples` are pictures of made-up posts. */
export type ViewContext = { readonly now: number; readonly samples: readonly string[] };

/** One of the sample pictures, the same for the same number. */
export function sample(context: ViewContext, place: number): string {
  return context.samples[place % context.samples.length] ?? '';
}

/** A look at both clocks: the wall's (epoch milliseconds) and one that only ever goes on while the computer is awake. */
export type ClockReading = { readonly wall: number; readonly steady: number };

/** How the wall clock moved against the steady one. `ms`: by how much, always more than 0. */
export type ClockChange =
  | { readonly kind: 'forward'; readonly ms: number }
  | { readonly kind: 'back'; readonly ms: number };

/** Smaller differences are corrections of the network's time and late timers. */
const noticedMs = 15_000;

/**
 * What happened between two looks; null when time went on as usual. Forward means that the computer slept or that its clock
 * was set: steady clocks stand still in sleep on macOS and Linux, so the two look the same, and are treated the same.
 */
export function clockChange(before: ClockReading, now: ClockReading): ClockChange | null {
  const ms = now.wall - before.wall - (now.steady - before.steady);
  if (ms >= noticedMs) return { kind: 'forward', ms };
  if (ms <= -noticedMs) return { kind: 'back', ms: -ms };
  return null;
}

const withinMilliseconds = 5 * 60_000;
const reloadsAllowed = 2;

/** Whether a page that crashed at these times (epoch ms, the last one now) is loaded again or the person is asked. */
export function decideReload(crashes: readonly number[], now: number): 'reload' | 'ask' {
  const recent = crashes.filter((at) => now - at < withinMilliseconds);
  return recent.length <= reloadsAllowed ? 'reload' : 'ask';
}

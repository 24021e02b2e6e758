const listed = new Set(Intl.supportedValuesOf('timeZone'));

/**
 * Whether that is the name of an IANA time zone, older names (`Asia/Calcutta`, `US/Pacific`) included. Offsets such as
 * `+01:00` are none: they know nothing of summer time.
 */
export function isTimeZone(name: string): boolean {
  if (listed.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

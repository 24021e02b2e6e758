/**
 * Version of an installed app out of `dumpsys package NAME`: null when it is not installed, empty when it is and has no
 * version (as instrumentation packages may).
 */
export function parseInstalledVersion(text: string, packageName: string): string | null {
  const start = text.indexOf(`Package [${packageName}]`);
  if (start === -1) return null;
  const version = /versionName=(\S*)/.exec(text.slice(start))?.[1] ?? '';
  return version === 'null' ? '' : version;
}

/** Compares versions number by number, so that 9 comes before 10. */
export function isOlderVersion(version: string, wanted: string): boolean {
  const left = version.split(/[.-]/).map(Number);
  const right = wanted.split(/[.-]/).map(Number);
  for (let position = 0; position < Math.max(left.length, right.length); position += 1) {
    const difference = (left[position] ?? 0) - (right[position] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

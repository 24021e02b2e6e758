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

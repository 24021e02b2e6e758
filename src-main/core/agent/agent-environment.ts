/*
 * What the agent and the programs beside it need from the person's environment: to find adb, Java and the home
 * folder, to speak the person's language. Everything else stays out, tokens above all: any program of the same
 * user can read another's environment.
 */
const wanted: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TMPDIR',
  'LANG',
  'TZ',
  'ANDROID_HOME',
  'ANDROID_SDK_ROOT',
  'JAVA_HOME',
  'SWITCHYARD_ADB_PORT',
]);

/** The environment a started program gets: listed names and the `LC_` ones, nothing inherited beside. */
export function agentEnvironment(own: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(own).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && (wanted.has(entry[0]) || entry[0].startsWith('LC_')),
    ),
  );
}

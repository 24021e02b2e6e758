const standardPort = 5037;

/** The port of the adb server to use: `SWITCHYARD_ADB_PORT` where it is a port, else Android's own. */
export function adbPortFrom(env: Readonly<Record<string, string | undefined>>): number {
  const port = Number(env['SWITCHYARD_ADB_PORT']);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : standardPort;
}

import type { AdbClient } from './adb/adb-client.ts';

/** A phone that is slower than this to say how it does is not fit for work. */
const answerLimit = 5000;

/** What a phone tells of itself. Storage in bytes, battery in percent; null where it does not tell. */
export type DeviceFacts = {
  readonly hardwareSerial: string;
  readonly model: string | null;
  readonly osVersion: string | null;
  readonly simulated: boolean;
  readonly batteryPercent: number | null;
  readonly charging: boolean | null;
  readonly freeStorageBytes: number | null;
  readonly screenLocked: boolean | null;
};

/** The part of the facts that changes while a phone stays connected. */
export type DeviceHealth = Pick<
  DeviceFacts,
  'batteryPercent' | 'charging' | 'freeStorageBytes' | 'screenLocked'
>;

type Shell = Pick<AdbClient, 'shell'>;

/** Asks a connected phone who it is and how it does. `fallbackSerial` is for phones that hide their own. */
export async function readFacts(adb: Shell, transport: string, signal: AbortSignal): Promise<DeviceFacts> {
  const [properties, health] = await Promise.all([
    adb.shell(transport, 'getprop', { signal, timeoutMs: answerLimit }),
    readHealth(adb, transport, signal),
  ]);
  return { ...parseProperties(properties.stdout, transport), ...health };
}

/** Asks a connected phone how it does. */
export async function readHealth(adb: Shell, transport: string, signal: AbortSignal): Promise<DeviceHealth> {
  const ask = async (command: string) =>
    (await adb.shell(transport, command, { signal, timeoutMs: answerLimit })).stdout;
  const [battery, storage, windows] = await Promise.all([
    ask('dumpsys battery'),
    ask('df -k /data'),
    ask('dumpsys window'),
  ]);
  return {
    ...parseBattery(battery),
    freeStorageBytes: parseFreeStorage(storage),
    screenLocked: parseScreenLocked(windows),
  };
}

/** Reads the `[name]: [value]` lines of `getprop`. */
export function parseProperties(
  text: string,
  transport: string,
): Pick<DeviceFacts, 'hardwareSerial' | 'model' | 'osVersion' | 'simulated'> {
  const properties = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/^\[(.+?)\]: \[(.*)\]\r?$/gm))
    if (name !== undefined && value !== undefined && value !== '') properties.set(name, value);
  const simulated = properties.get('ro.switchyard.simulated') === '1';
  const model = properties.get('ro.product.model') ?? null;
  const maker = properties.get('ro.product.manufacturer');
  return {
    hardwareSerial: properties.get('ro.serialno') ?? properties.get('ro.boot.serialno') ?? transport,
    model: model === null || maker === undefined || simulated ? model : withMaker(maker, model),
    osVersion: properties.get('ro.build.version.release') ?? null,
    simulated,
  };
}

/** Reads `dumpsys battery`; any kind of power counts as charging. */
export function parseBattery(text: string): Pick<DeviceFacts, 'batteryPercent' | 'charging'> {
  const level = /^\s*level: (\d+)/m.exec(text)?.[1];
  const scale = Number(/^\s*scale: (\d+)/m.exec(text)?.[1] ?? 100);
  const powered = [...text.matchAll(/^\s*(?:AC|USB|Wireless|Dock) powered: (true|false)/gm)];
  return {
    batteryPercent: level === undefined || scale <= 0 ? null : Math.round((Number(level) * 100) / scale),
    charging: powered.length === 0 ? null : powered.some(([, value]) => value === 'true'),
  };
}

/** Reads the column "Available" (kilobytes) of `df -k`, whose file system name may stand on a line of its own. */
export function parseFreeStorage(text: string): number | null {
  const numbers = /\s(\d+)\s+(\d+)\s+(\d+)\s+\d+%/.exec(text);
  return numbers === null ? null : Number(numbers[3]) * 1024;
}

/** Reads the key guard out of `dumpsys window`, with the signs appium-adb's lock check knows. */
export function parseScreenLocked(text: string): boolean | null {
  if (text.trim() === '') return null;
  const older = /mShowingLockscreen=true|mDreamingLockscreen=true/.test(text);
  const newer = /KeyguardStateMonitor\s+mIsShowing=true/.test(text) && /\smInputRestricted=true/.test(text);
  return older || newer || /\bisKeyguardShowing=true|mKeyguardShowing=true/.test(text);
}

function withMaker(maker: string, model: string): string {
  if (model.toLowerCase().startsWith(maker.toLowerCase())) return model;
  return `${maker.slice(0, 1).toUpperCase()}${maker.slice(1)} ${model}`;
}

import type { Platform } from '../../src-shared/domain/platform.ts';
import { type HealthParts, type PhoneHealth, readHealth } from './health/phone-health.ts';
import { parseInstalledVersion } from './package-version.ts';

const answerLimit = 5000;

/** The platforms' apps as Android names them. */
export const appPackages: Readonly<Record<Platform, string>> = {
  instagram: 'com.instagram.android',
  threads: 'com.instagram.barcelona',
  tiktok: 'com.zhiliaoapp.musically',
};

/** Versions of the platforms' apps; null where one is not installed. */
export type AppVersions = Readonly<Record<Platform, string | null>>;

/** What a phone tells of itself; null where it does not tell. */
export type DeviceFacts = PhoneHealth & {
  readonly hardwareSerial: string;
  readonly model: string | null;
  readonly osVersion: string | null;
  readonly simulated: boolean;
  readonly apps: AppVersions;
};

/** The part of the facts that changes while a phone stays connected. */
export type ChangingFacts = PhoneHealth & Pick<DeviceFacts, 'apps'>;

/** Asks a connected phone who it is and how it does. Throws AdbError. */
export async function readFacts(
  parts: HealthParts,
  transport: string,
  signal: AbortSignal,
): Promise<DeviceFacts> {
  const [properties, changing] = await Promise.all([
    parts.adb.shell(transport, 'getprop', { signal, timeoutMs: answerLimit }),
    readChanging(parts, transport, signal),
  ]);
  return { ...parseProperties(properties.stdout, transport), ...changing };
}

/** Asks a connected phone how it does, and which versions of the apps are on it. Throws AdbError. */
export async function readChanging(
  parts: HealthParts,
  transport: string,
  signal: AbortSignal,
): Promise<ChangingFacts> {
  const version = async (packageName: string) => {
    const command = `dumpsys package ${packageName}`;
    const { stdout } = await parts.adb.shell(transport, command, { signal, timeoutMs: answerLimit });
    return parseInstalledVersion(stdout, packageName);
  };
  const health = await readHealth(parts, transport, signal);
  const [instagram, threads, tiktok] = await Promise.all([
    version(appPackages.instagram),
    version(appPackages.threads),
    version(appPackages.tiktok),
  ]);
  return { ...health, apps: { instagram, threads, tiktok } };
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

function withMaker(maker: string, model: string): string {
  if (model.toLowerCase().startsWith(maker.toLowerCase())) return model;
  return `${maker.slice(0, 1).toUpperCase()}${maker.slice(1)} ${model}`;
}

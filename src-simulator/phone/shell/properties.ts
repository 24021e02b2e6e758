import type { Command, ShellPhone } from './shell-phone.ts';

const apiLevels: Readonly<Record<string, string>> = {
  '12': '32',
  '13': '33',
  '14': '34',
  '15': '35',
  '16': '36',
};

/** Android's API level of a release, e.g. 34 for Android 14. */
export function apiLevel(androidVersion: string): string {
  return apiLevels[androidVersion.split('.')[0] ?? ''] ?? '34';
}

/** A language as Android names it, with the country it is usually set to. */
const regions: Readonly<Record<string, string>> = { en: 'en-US', es: 'es-ES', fr: 'fr-FR' };

/** `getprop` answers; `ro.switchyard.simulated` is how the product can tell people that no real phone is there. */
function properties(phone: ShellPhone): Readonly<Record<string, string>> {
  const device = phone.model.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return {
    'gsm.sim.state': 'ABSENT',
    'init.svc.bootanim': 'stopped',
    'persist.sys.locale': regions[phone.language()] ?? 'en-US',
    'persist.sys.timezone': 'Etc/UTC',
    'ro.build.characteristics': 'default',
    'ro.build.version.release': phone.androidVersion,
    'ro.build.version.sdk': apiLevel(phone.androidVersion),
    'ro.product.brand': 'switchyard',
    'ro.product.cpu.abi': 'arm64-v8a',
    'ro.product.device': device,
    'ro.product.locale': 'en-US',
    'ro.product.manufacturer': 'Switchyard',
    'ro.product.model': phone.model,
    'ro.product.name': device,
    'ro.serialno': phone.serial,
    'ro.switchyard.simulated': '1',
    'sys.boot_completed': '1',
  };
}

/** `getprop` lists all, `getprop NAME` prints one and an empty line when there is none. */
export const getprop: Command = (words, phone, output) => {
  const all = properties(phone);
  const name = words[0];
  if (name === undefined)
    output.write(
      Object.entries(all)
        .map(([key, value]) => `[${key}]: [${value}]\n`)
        .join(''),
    );
  else output.write(`${all[name] ?? words[1] ?? ''}\n`);
  return 0;
};

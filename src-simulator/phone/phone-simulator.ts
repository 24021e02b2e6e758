import {
  simulatorBoot,
  type SimulatorBoot,
  type SimulatorReady,
} from '../../src-shared/processes/phone-simulator.ts';
import { startControlServer } from './control-server.ts';
import { startPhone, type Phone } from './phone.ts';
import { Painter } from './screen/paint.ts';
import { Pictures, samplePictures } from './screen/pictures.ts';
import { installedHelperVersions } from './shell/helper-packages.ts';

/** Running simulated phones and where to reach them. */
export type PhoneSimulator = { readonly ready: SimulatorReady };

/** Starts the phones of a boot message and the control server. Everything listens on loopback only. */
export async function startPhoneSimulator(boot: SimulatorBoot): Promise<PhoneSimulator & AsyncDisposable> {
  const { phones: setups, screenMs, uploadMs } = simulatorBoot.parse(boot);
  const resources = new AsyncDisposableStack();
  try {
    const pictures = new Pictures();
    const samples = (await Promise.all(samplePictures().map((bytes) => pictures.add(bytes)))).filter(
      (picture) => picture !== null,
    );
    const surroundings = {
      pictures,
      painter: new Painter(pictures),
      samples,
      helperVersions: installedHelperVersions(import.meta.url),
      screenMs,
      uploadMs,
      now: Date.now,
      later,
    };
    const phones: Phone[] = [];
    for (const setup of setups) phones.push(resources.use(await startPhone(setup, surroundings)));
    const control = resources.use(await startControlServer(phones, pictures));
    return {
      ready: {
        type: 'ready',
        phones: phones.map(({ serial, adbPort }) => ({ serial, adbPort })),
        controlUrl: control.url,
      },
      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    };
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
}

function later(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

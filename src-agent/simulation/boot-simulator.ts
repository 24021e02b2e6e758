import {
  type SimulatorBoot,
  type SimulatorReady,
  simulatorReady,
} from '../../src-shared/processes/phone-simulator.ts';
import type { HostedProcess } from '../processes/process-host.ts';

/** How long the simulator's process may take until its phones listen, in milliseconds. */
export const simulatorStartLimit = 60_000;

/** Tells a started simulator what to be and waits until its phones listen; rejects when it ends or `signal` aborts first. */
export async function bootSimulator(
  simulator: HostedProcess,
  boot: Omit<SimulatorBoot, 'type'>,
  signal: AbortSignal,
): Promise<SimulatorReady> {
  const { promise, resolve, reject } = Promise.withResolvers<SimulatorReady>();
  const stopListening = simulator.onMessage((message) => {
    const ready = simulatorReady.safeParse(message);
    if (ready.success) resolve(ready.data);
  });
  const onAbort = () => reject(new Error('it was not ready in time, or no longer wanted'));
  void simulator.exited.then(() => reject(new Error('its process ended before its phones were ready')));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    simulator.send({ type: 'boot', ...boot } satisfies SimulatorBoot);
    return await promise;
  } finally {
    stopListening();
    signal.removeEventListener('abort', onAbort);
  }
}

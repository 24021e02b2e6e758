import type { Delivery, Work } from './delivery.ts';

/** A delivery that is built when the first job needs it: what it stands on is large and starting must be quick. */
export function lazyDelivery<Kind extends Work>(build: () => Promise<Delivery<Kind>>): Delivery<Kind> {
  let built: Promise<Delivery<Kind>> | undefined;
  const ready = (): Promise<Delivery<Kind>> => {
    built ??= build().catch((error: unknown) => {
      built = undefined;
      throw error;
    });
    return built;
  };
  return {
    async open(work, steps, signal) {
      return await (await ready()).open(work, steps, signal);
    },
    async look(work, before, steps, signal) {
      return await (await ready()).look(work, before, steps, signal);
    },
  };
}

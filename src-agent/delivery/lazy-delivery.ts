import type { Delivery, Work } from './delivery.ts';

/** A delivery that is built when the first job needs it: what it stands on is large and starting must be quick. */
export function lazyDelivery<Kind extends Work>(build: () => Promise<Delivery<Kind>>): Delivery<Kind> {
  let built: Promise<Delivery<Kind>> | undefined;
  return {
    async open(work, steps, signal) {
      built ??= build();
      const delivery = await built.catch((error: unknown) => {
        built = undefined;
        throw error;
      });
      return await delivery.open(work, steps, signal);
    },
  };
}

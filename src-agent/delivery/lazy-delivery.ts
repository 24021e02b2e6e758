import type { Delivery } from './delivery.ts';

/** A delivery that is built when the first job needs it: what it stands on is large and starting must be quick. */
export function lazyDelivery(build: () => Promise<Delivery>): Delivery {
  let built: Promise<Delivery> | undefined;
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

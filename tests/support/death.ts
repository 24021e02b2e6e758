import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Delivery, DeliverySession } from '../../src-agent/delivery/delivery.ts';

/** Where in a delivery the process may end. */
export const deathPlaces = [
  'before_prepare',
  'after_prepare',
  'before_commit',
  'during_commit',
  'after_commit',
  'before_look',
  'after_look',
] as const;
export type DeathPlace = (typeof deathPlaces)[number];

/**
 * When a process ends itself as a power cut would: the n-th time it comes to a place, after the n-th event, before the n-th
 * statement that is prepared for the database, or not by itself.
 */
export const death = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('place'), place: z.enum(deathPlaces), count: z.number() }),
  z.object({ kind: z.literal('event'), count: z.number() }),
  z.object({ kind: z.literal('statement'), count: z.number() }),
]);
export type Death = z.infer<typeof death>;

/** Ends this process at once, with nothing flushed or closed. */
export function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** The delivery, in which the process ends when `at` says so. `during_commit`: the request is on its way, its answer is not waited for. */
export function mortal(delivery: Delivery, at: (place: DeathPlace) => void): Delivery {
  return {
    async open(work, steps, signal) {
      const opened = await delivery.open(work, steps, signal);
      return 'kind' in opened ? opened : mortalSession(opened, at);
    },
    async look(work, before, steps, signal) {
      at('before_look');
      const checked = await delivery.look(work, before, steps, signal);
      at('after_look');
      return checked;
    },
  };
}

function mortalSession(session: DeliverySession, at: (place: DeathPlace) => void): DeliverySession {
  return {
    async prepare() {
      at('before_prepare');
      const prepared = await session.prepare();
      at('after_prepare');
      return prepared;
    },
    async commit() {
      at('before_commit');
      const committed = session.commit();
      // Long enough for the request to leave, too short for most answers.
      setTimeout(() => at('during_commit'), 2);
      const result = await committed;
      at('after_commit');
      return result;
    },
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}

/** Ends the process before the n-th statement from now on that is prepared for any database. */
export function dieAtStatement(count: number): void {
  const { prototype } = Database as unknown as { prototype: { prepare: (source: string) => unknown } };
  const prepare = prototype.prepare;
  let left = count;
  prototype.prepare = function (source) {
    if (--left <= 0) die();
    return prepare.call(this, source);
  };
}

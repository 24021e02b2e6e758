import { ORPCError } from '@orpc/server';

/** Refuses a call whose room is not built yet. */
export function notYet(): never {
  throw new ORPCError('NOT_IMPLEMENTED');
}

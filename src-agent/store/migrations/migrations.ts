import type { Migration } from 'kysely/migration';
import { up as spine } from './0001-spine.ts';

/** Every migration in order. Additive only: a published one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-spine': { up: spine },
};

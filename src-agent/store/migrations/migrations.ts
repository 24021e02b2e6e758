import type { Migration } from 'kysely/migration';
import { up as spine } from './0001-spine.ts';
import { up as operations } from './0002-operations.ts';
import { up as campaigns } from './0003-campaigns.ts';
import { up as limits } from './0004-limits.ts';
import { up as phones } from './0005-phones.ts';

/** Every migration in order. Additive only: a published one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-spine': { up: spine },
  '0002-operations': { up: operations },
  '0003-campaigns': { up: campaigns },
  '0004-limits': { up: limits },
  '0005-phones': { up: phones },
};

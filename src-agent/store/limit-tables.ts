import type { Generated } from 'kysely';
import type { LimitedAction } from '../../src-shared/domain/limits.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';

/** Where a counted action stands. `kept`: it may have been done; nobody knows yet. */
export type LimitEntryState = 'reserved' | 'confirmed' | 'kept' | 'released';

/** The tables of the limits ledger and the kill switches. */
export type LimitTables = {
  limit_entry: {
    id: Generated<number>;
    account_id: number;
    action: LimitedAction;
    state: LimitEntryState;
    platform: Platform;
    device_id: number | null;
    job_id: number | null;
    /** Who or what an engagement is aimed at, normalised. */
    target: string | null;
    /** The agent's local day when it was reserved, `2026-11-21`: under it it is tallied. */
    agent_day: string;
    reserved_at: number;
    /** The latest it can have been done; while it is reserved that is still to come. */
    done_by: number;
    /** End of the account's local day that contains `done_by`, on the clock the account had then. */
    counts_until: number;
  };
  /** How many actions a phone did on one of the agent's local days; device 0 is the whole workspace. */
  limit_tally: { day: string; device_id: number; count: number };
  account_limit: { account_id: number; own_json: string };
  /** `scope`: `all`, `platform:tiktok` or `account:12`. */
  kill_switch: { scope: string; reason: string; since: number };
};

import type { Generated } from 'kysely';
import type { LimitedAction } from '../../src-shared/domain/limits.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';

/** The tables of the limits ledger and the kill switches. */
export type LimitTables = {
  limit_entry: {
    id: Generated<number>;
    account_id: number;
    action: LimitedAction;
    /** On the account's clock when it was reserved: `2026-11-21`. */
    local_day: string;
    at: number;
    state: 'reserved' | 'confirmed' | 'kept' | 'released';
    platform: Platform;
    device_id: number | null;
    job_id: number | null;
    attempt_id: number | null;
    /** Who or what an engagement is aimed at. */
    target: string | null;
  };
  account_limit: { account_id: number; own_json: string };
  /** `scope`: `all`, `platform:tiktok` or `account:12`. */
  kill_switch: { scope: string; reason: string; since: number };
};

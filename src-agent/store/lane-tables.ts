import type { Generated } from 'kysely';
import type { JobKind } from '../../src-shared/domain/job.ts';
import type { DeliveryRoute, Platform } from '../../src-shared/domain/platform.ts';

/** The lanes in which jobs wait, see migrations/0004-lanes.ts. */
export type LaneTables = {
  lane: {
    id: Generated<number>;
    account_id: number;
    run_id: number;
    delivery: DeliveryRoute;
    kind: JobKind | 'check';
    /** 2: a look at an earlier post; else that of its jobs. */
    priority: number;
    platform: Platform;
    /** 0 where no phone is needed; null where the account has none. */
    device_id: number | null;
    /** From when on its next job may go: too early perhaps, never too late. */
    ready_at: number;
    /** 1 while a limit holds it until `ready_at`. */
    limited: number;
    /** Why it is not looked at for now: its account may not work, is at work, or its proxy is full or out of order. */
    parked: 'account' | 'busy' | 'proxy' | null;
    /** The proxy it is parked at. */
    proxy_id: number | null;
  };
};

import { type Device, deviceApps, deviceHealth } from '../../src-shared/domain/device.ts';
import type { JobKind } from '../../src-shared/domain/job.ts';
import type { Row } from '../store/schema.ts';

/** A phone's row with the job or the person that holds its lease now, and the person who waits for it. */
export type DeviceWithLease = Row<'device'> & {
  readonly lease_job: number | null;
  readonly lease_run: number | null;
  readonly held_by: string | null;
  readonly wanted_by: string | null;
  readonly job_kind: JobKind | null;
  readonly job_step: string | null;
  readonly job_handle: string | null;
  readonly job_campaign: string | null;
};

const notRead = {
  temperatureCelsius: null,
  latencyMs: null,
  clockSkewSeconds: null,
  online: null,
  call: null,
  unfit: null,
};

/** A phone as the operator sees it. */
export function toDevice(row: DeviceWithLease): Device {
  return {
    id: row.id,
    uid: row.uid,
    serial: row.serial,
    platform: row.platform,
    name: row.name,
    model: row.model,
    osVersion: row.os_version,
    state: row.state,
    reason: row.reason,
    batteryPercent: row.battery_percent,
    charging: row.charging === null ? null : row.charging === 1,
    freeStorageBytes: row.free_storage_bytes,
    screenLocked: row.screen_locked === null ? null : row.screen_locked === 1,
    simulated: row.simulated === 1,
    source: row.source,
    group: row.group_name,
    tags: JSON.parse(row.tags_json) as string[],
    quarantine:
      row.quarantined_at === null || row.quarantine_cause === null
        ? null
        : {
            cause: row.quarantine_cause,
            reason: row.quarantine_reason ?? '',
            since: new Date(row.quarantined_at).toISOString(),
          },
    health: deviceHealth.parse({ ...notRead, ...(JSON.parse(row.health_json) as object) }),
    apps: deviceApps.parse(JSON.parse(row.apps_json)),
    busyWith: busyWith(row),
    heldBy: row.held_by,
    wantedBy: row.wanted_by,
    lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at).toISOString(),
  };
}

function busyWith(row: DeviceWithLease): Device['busyWith'] {
  if (row.lease_job === null || row.lease_run === null) return null;
  return {
    jobId: row.lease_job,
    runId: row.lease_run,
    campaignName: row.job_campaign ?? '',
    accountHandle: row.job_handle ?? '',
    kind: row.job_kind ?? 'photo',
    step: row.job_step,
  };
}

import type { Device, DeviceState } from '../../src-shared/domain/device.ts';
import type { JobKind } from '../../src-shared/domain/job.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { removeDevice, tellDevice } from './device-rows.ts';

/** Which phones a reader wants; `cursor` is the `next` of the page before. */
export type DeviceQuery = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly search?: string | undefined;
  readonly state?: DeviceState | undefined;
};

/** One page of phones. */
export type DevicePage = { items: Device[]; total: number; next: string | null };

/** What came of forgetting: a phone that is connected would be back at once, and one that is busy is needed. */
export type Forgotten = 'forgotten' | 'missing' | 'connected' | 'busy';

type Joined = Row<'device'> & {
  readonly lease_job: number | null;
  readonly lease_run: number | null;
  readonly held_by: string | null;
  readonly wanted_by: string | null;
  readonly job_kind: JobKind | null;
  readonly job_step: string | null;
  readonly job_handle: string | null;
  readonly job_campaign: string | null;
};

/** The phones as the operator sees them, read from the store. */
export class DeviceDirectory {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Phones in the order they were first seen. */
  list({ limit, cursor, search, state }: DeviceQuery): DevicePage {
    let query = this.#joined();
    if (state !== undefined) query = query.where('device.state', '=', state);
    if (search !== undefined && search !== '')
      query = query.where((eb) =>
        eb.or([
          eb('device.name', 'like', `%${search}%`),
          eb('device.model', 'like', `%${search}%`),
          eb('device.serial', 'like', `%${search}%`),
        ]),
      );
    const rows = this.#store.all<Joined>(query.orderBy('device.id'));
    const rest = rows.filter((row) => row.id > Number(cursor ?? 0));
    const items = rest.slice(0, limit).map(toDevice);
    return {
      items,
      total: rows.length,
      next: rest.length > limit ? String(items.at(-1)?.id ?? 0) : null,
    };
  }

  /** One phone, or null when there is none with this id. */
  get(id: number): Device | null {
    const row = this.#store.get<Joined>(this.#joined().where('device.id', '=', id));
    return row === undefined ? null : toDevice(row);
  }

  /** Gives a phone the operator's name for it; null when there is none with this id. */
  rename(id: number, name: string): Device | null {
    this.#store.write((tx) => {
      const { changes } = tx.run(
        tx.query.updateTable('device').set({ name }).where('id', '=', id).where('name', '!=', name),
      );
      if (changes > 0) tellDevice(tx, id);
    });
    return this.get(id);
  }

  /** Forgets a phone that is gone; its accounts stay, without a phone. */
  forget(id: number): Forgotten {
    return this.#store.write((tx) => {
      const device = this.get(id);
      if (device === null) return 'missing';
      if (device.state !== 'absent') return 'connected';
      if (device.busyWith !== null || device.heldBy !== null) return 'busy';
      removeDevice(tx, id, device.name);
      return 'forgotten';
    });
  }

  #joined() {
    const now = this.#store.now();
    return this.#store.query
      .selectFrom('device')
      .leftJoin('lease', (join) =>
        join.onRef('lease.device_id', '=', 'device.id').on('lease.expires_at', '>', now),
      )
      .leftJoin('job', 'job.id', 'lease.job_id')
      .leftJoin('account', 'account.id', 'job.account_id')
      .leftJoin('campaign', 'campaign.id', 'job.campaign_id')
      .selectAll('device')
      .select([
        'lease.job_id as lease_job',
        'lease.run_id as lease_run',
        'lease.person as held_by',
        'lease.wanted_by',
        'job.kind as job_kind',
        'job.current_step as job_step',
        'account.handle as job_handle',
        'campaign.name as job_campaign',
      ]);
  }
}

function toDevice(row: Joined): Device {
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
    busyWith: busyWith(row),
    heldBy: row.held_by,
    wantedBy: row.wanted_by,
    lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at).toISOString(),
  };
}

function busyWith(row: Joined): Device['busyWith'] {
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

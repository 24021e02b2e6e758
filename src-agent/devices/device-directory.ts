import { sql } from 'kysely';
import type { Device, DeviceState } from '../../src-shared/domain/device.ts';
import type { Store } from '../store/store.ts';
import { removeDevice } from './device-rows.ts';
import { type DeviceWithLease, toDevice } from './device-view.ts';

/** Which phones a reader wants; `cursor` is the `next` of the page before. */
export type DeviceQuery = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly search?: string | undefined;
  readonly state?: DeviceState | undefined;
  readonly group?: string | undefined;
  readonly tag?: string | undefined;
  readonly quarantined?: boolean | undefined;
};

/** One page of phones. */
export type DevicePage = { items: Device[]; total: number; next: string | null };

/** What came of forgetting: a phone that is connected would be back at once, and one that is busy is needed. */
export type Forgotten = 'forgotten' | 'missing' | 'connected' | 'busy';

/** The phones as the operator sees them, read from the store. */
export class DeviceDirectory {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Phones in the order they were first seen. */
  list({ limit, cursor, search, state, group, tag, quarantined }: DeviceQuery): DevicePage {
    let query = this.#joined();
    if (state !== undefined) query = query.where('device.state', '=', state);
    if (group !== undefined) query = query.where('device.group_name', '=', group);
    if (tag !== undefined)
      query = query.where(
        sql<boolean>`EXISTS (SELECT 1 FROM json_each(device.tags_json) WHERE value = ${tag})`,
      );
    if (quarantined !== undefined)
      query = query.where('device.quarantined_at', quarantined ? 'is not' : 'is', null);
    if (search !== undefined && search !== '')
      query = query.where((eb) =>
        eb.or([
          eb('device.name', 'like', `%${search}%`),
          eb('device.model', 'like', `%${search}%`),
          eb('device.serial', 'like', `%${search}%`),
        ]),
      );
    const rows = this.#store.all<DeviceWithLease>(query.orderBy('device.id'));
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
    const row = this.#store.get<DeviceWithLease>(this.#joined().where('device.id', '=', id));
    return row === undefined ? null : toDevice(row);
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

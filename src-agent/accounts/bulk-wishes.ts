import type { AccountBulkChange } from '../../src-shared/domain/account.ts';
import type { Row } from '../store/schema.ts';
import { nextStatus } from './status-machine.ts';

/** The columns a change of many may write. */
export const bulkColumns = [
  'device_id',
  'proxy_id',
  'profile_id',
  'client',
  'timezone',
  'status',
  'status_reason',
  'status_by',
  'status_at',
  'cooldown_until',
  'archived_at',
] as const satisfies readonly (keyof Row<'account'>)[];
export type BulkColumn = (typeof bulkColumns)[number];
export type BulkValues = Partial<Pick<Row<'account'>, BulkColumn>>;

/** Which columns a change is about. */
export function columnsOf(change: AccountBulkChange): BulkColumn[] {
  return bulkColumns.filter((column) => {
    switch (column) {
      case 'device_id':
        return change.deviceId !== undefined;
      case 'proxy_id':
        return change.proxyIds !== undefined;
      case 'profile_id':
        return change.profileIds !== undefined;
      case 'client':
        return change.client !== undefined;
      case 'timezone':
        return change.timezone !== undefined;
      case 'archived_at':
        return change.archived !== undefined;
      default:
        return change.status !== undefined;
    }
  });
}

/**
 * What one account is to have. `position`: its place among all that are changed, by which proxies and profiles are dealt
 * out in turn.
 */
export function wishesFor(
  before: Pick<Row<'account'>, BulkColumn>,
  change: AccountBulkChange,
  position: number,
  now: number,
): BulkValues {
  const wishes: BulkValues = {};
  if (change.deviceId !== undefined) wishes.device_id = change.deviceId;
  if (change.proxyIds !== undefined) wishes.proxy_id = dealt(change.proxyIds, position);
  if (change.profileIds !== undefined) wishes.profile_id = dealt(change.profileIds, position);
  if (change.client !== undefined) wishes.client = change.client;
  if (change.timezone !== undefined) wishes.timezone = change.timezone;
  if (change.archived !== undefined)
    wishes.archived_at = change.archived ? (before.archived_at ?? now) : null;
  if (change.status === undefined || change.status === before.status) return wishes;
  const state = { status: before.status, cooldownUntil: before.cooldown_until };
  const next = nextStatus(state, { status: change.status, by: 'person' }, now);
  if (next === null) return wishes;
  return {
    ...wishes,
    status: next.status,
    status_reason: null,
    status_by: 'person',
    status_at: now,
    cooldown_until: next.cooldownUntil,
  };
}

function dealt(ids: readonly number[], position: number): number | null {
  return ids.length === 0 ? null : (ids[position % ids.length] ?? null);
}

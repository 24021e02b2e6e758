import { uuidv7 } from 'uuidv7';
import type { Account, AccountStatus } from '../../src-shared/domain/account.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { changeAccountStatus } from './account-status.ts';

/** A new account as it is asked for. */
export type NewAccount = {
  readonly platform: Platform;
  readonly handle: string;
  readonly displayName: string;
  readonly deviceId: number | null;
};

/** What may be changed of an account. */
export type AccountChange = {
  readonly displayName?: string | undefined;
  readonly deviceId?: number | null | undefined;
  readonly status?: AccountStatus | undefined;
};

/** The accounts the operator manages. */
export class Accounts {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  list(
    request: PageRequest & {
      readonly search?: string | undefined;
      readonly platform?: Platform | undefined;
      readonly status?: AccountStatus | undefined;
    },
  ): Page<Account> {
    let query = this.#rows();
    if (request.platform !== undefined) query = query.where('account.platform', '=', request.platform);
    if (request.status !== undefined) query = query.where('account.status', '=', request.status);
    if (request.search !== undefined && request.search !== '') {
      const like = `%${request.search.replace(/^@/, '')}%`;
      query = query.where((where) =>
        where.or([where('account.handle', 'like', like), where('account.display_name', 'like', like)]),
      );
    }
    return readPage(this.#store, query, 'account.id', request, 'asc', toAccount);
  }

  get(id: number): Outcome<Account> {
    const row = this.#store.get(this.#rows().where('account.id', '=', id));
    return row === undefined ? notFound('account', id) : done(toAccount(row));
  }

  /** When the operator confirmed to own the accounts or to be allowed to manage them; null when never. */
  ownershipConfirmedAt(): string | null {
    return readSetting(this.#store, 'ownershipConfirmedAt') ?? null;
  }

  /** Adds an account; the first one needs the operator's confirmation, which is kept. */
  create(account: NewAccount, ownershipConfirmed: boolean): Outcome<Account> {
    if (this.ownershipConfirmedAt() === null && !ownershipConfirmed)
      return conflict(
        'ownership_unconfirmed',
        'Confirm that you own these accounts or are authorised to manage them.',
      );
    const added = this.add(account);
    if (added.ok && this.ownershipConfirmedAt() === null)
      writeSetting(this.#store, 'ownershipConfirmedAt', new Date(this.#store.now()).toISOString());
    return added;
  }

  /** Adds an account without asking: for accounts that exist on simulated phones only. */
  add(account: NewAccount): Outcome<Account> {
    const taken = this.#find(account.platform, account.handle);
    if (taken !== undefined)
      return invalid({ path: 'handle', message: `@${account.handle} is already in the list.` });
    if (account.deviceId !== null && !this.#hasDevice(account.deviceId)) return noDevice;
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const { insertedId } = tx.run(
        tx.query.insertInto('account').values({
          uid: uuidv7(),
          platform: account.platform,
          handle: account.handle,
          display_name: account.displayName,
          status: 'active',
          status_reason: null,
          device_id: account.deviceId,
          created_at: now,
          updated_at: now,
        }),
      );
      tx.append({ type: 'account.created', message: `@${account.handle} was added`, accountId: insertedId });
      return insertedId;
    });
    return this.get(id);
  }

  update(id: number, change: AccountChange): Outcome<Account> {
    const before = this.get(id);
    if (!before.ok) return before;
    if (change.deviceId != null && !this.#hasDevice(change.deviceId)) return noDevice;
    this.#store.write((tx) => {
      const now = this.#store.now();
      tx.run(
        tx.query
          .updateTable('account')
          .set({
            ...(change.displayName === undefined ? {} : { display_name: change.displayName }),
            ...(change.deviceId === undefined ? {} : { device_id: change.deviceId }),
            updated_at: now,
          })
          .where('id', '=', id),
      );
      if (change.status !== undefined) changeAccountStatus(tx, id, change.status, null, now);
      tx.append({ type: 'account.updated', message: `@${before.value.handle} was changed`, accountId: id });
    });
    return this.get(id);
  }

  /** Removes an account that was never posted to; one with a history is kept for the record. */
  delete(id: number): Outcome<{ ok: true }> {
    const before = this.get(id);
    if (!before.ok) return before;
    const { count } = this.#store.get(
      this.#store.query
        .selectFrom('job')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('account_id', '=', id),
    ) ?? { count: 0 };
    if (count > 0)
      return conflict(
        'in_use',
        `@${before.value.handle} has ${count} ${count === 1 ? 'post' : 'posts'} in its history. Switch it off instead.`,
      );
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('account').where('id', '=', id));
      tx.append({ type: 'account.deleted', message: `@${before.value.handle} was removed`, accountId: id });
    });
    return done({ ok: true });
  }

  #rows() {
    return this.#store.query
      .selectFrom('account')
      .leftJoin('device', 'device.id', 'account.device_id')
      .selectAll('account')
      .select('device.name as device_name');
  }

  #find(platform: Platform, handle: string) {
    return this.#store.get(
      this.#store.query
        .selectFrom('account')
        .select('id')
        .where('platform', '=', platform)
        .where('handle', '=', handle),
    );
  }

  #hasDevice(id: number): boolean {
    return (
      this.#store.get(this.#store.query.selectFrom('device').select('id').where('id', '=', id)) !== undefined
    );
  }
}

const noDevice = invalid({
  path: 'deviceId',
  message: 'That phone is not known any more. Choose another one.',
});

type AccountRow = Row<'account'> & { device_name: string | null };

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    uid: row.uid,
    platform: row.platform,
    handle: row.handle,
    handleKnown: !row.handle.includes('@'),
    displayName: row.display_name,
    email: row.email,
    status: row.status,
    statusReason: row.status_reason,
    statusBy: row.status_by,
    statusAt: new Date(row.status_at ?? row.created_at).toISOString(),
    cooldownUntil: row.cooldown_until === null ? null : new Date(row.cooldown_until).toISOString(),
    deviceId: row.device_id,
    deviceName: row.device_name,
    proxyId: row.proxy_id,
    proxyName: null,
    proxyStatus: null,
    profileId: row.profile_id,
    profileName: null,
    timezone: row.timezone,
    client: row.client,
    tags: [],
    notes: row.notes,
    hasPassword: false,
    hasCookies: false,
    secretsUnreadable: false,
    login: null,
    browserOpen: false,
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
    archivedAt: row.archived_at === null ? null : new Date(row.archived_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

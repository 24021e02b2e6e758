import { accountName } from '../../src-shared/account-name.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import type { AccountChange, NewAccount } from './account-input.ts';
import { changeAccountStatus } from './account-status.ts';

/** How many posts an account has in its history, whatever became of them. */
export function countPosts(reader: Reader, accountId: number): number {
  const query = reader.query
    .selectFrom('job')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId);
  return reader.get(query)?.count ?? 0;
}

/** Adds an account with its event; answers its id. */
export function addAccount(tx: Writer, account: NewAccount & { readonly uid: string }, now: number): number {
  const { insertedId } = tx.run(
    tx.query.insertInto('account').values({
      uid: account.uid,
      platform: account.platform,
      handle: account.handle,
      display_name: account.displayName,
      email: account.email ?? null,
      status: 'active',
      status_at: now,
      device_id: account.deviceId ?? null,
      proxy_id: account.proxyId ?? null,
      profile_id: account.profileId ?? null,
      timezone: account.timezone ?? null,
      client: account.client ?? null,
      notes: account.notes ?? '',
      created_at: now,
      updated_at: now,
    }),
  );
  writeTags(tx, insertedId, account.tags ?? []);
  const message = `${accountName(account.handle)} was added`;
  tx.append({ type: 'account.created', message, accountId: insertedId });
  return insertedId;
}

/** Changes what is asked for, with an event that names the fields; a status has an event of its own. */
export function changeAccount(tx: Writer, before: Row<'account'>, change: AccountChange, now: number): void {
  const { status, statusReason, cooldownUntil, password, tags, ...fields } = change;
  const changed = Object.entries({ ...fields, password, tags })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  tx.run(
    tx.query
      .updateTable('account')
      .set({
        ...given('handle', fields.handle),
        ...given('display_name', fields.displayName),
        ...given('email', fields.email),
        ...given('device_id', fields.deviceId),
        ...given('proxy_id', fields.proxyId),
        ...given('profile_id', fields.profileId),
        ...given('timezone', fields.timezone),
        ...given('client', fields.client),
        ...given('notes', fields.notes),
        updated_at: now,
      })
      .where('id', '=', before.id),
  );
  if (tags !== undefined) {
    tx.run(tx.query.deleteFrom('account_tag').where('account_id', '=', before.id));
    writeTags(tx, before.id, tags);
  }
  const asksStatus = (status ?? before.status) !== before.status;
  if (asksStatus || statusReason !== undefined || cooldownUntil != null)
    changeAccountStatus(
      tx,
      before.id,
      {
        status: status ?? before.status,
        by: 'person',
        reason: statusReason === undefined && !asksStatus ? before.status_reason : (statusReason ?? null),
        cooldownUntil:
          cooldownUntil == null ? (asksStatus ? null : before.cooldown_until) : Date.parse(cooldownUntil),
      },
      now,
    );
  if (changed.length > 0)
    tx.append({
      type: 'account.updated',
      message: `${accountName(fields.handle ?? before.handle)} was changed`,
      accountId: before.id,
      data: { fields: changed },
    });
}

/** Puts an account away (`archivedAt` set) or takes it out, with its event. */
export function setArchived(
  tx: Writer,
  account: Pick<Row<'account'>, 'id' | 'handle'>,
  archivedAt: number | null,
  now: number,
): void {
  tx.run(
    tx.query
      .updateTable('account')
      .set({ archived_at: archivedAt, updated_at: now })
      .where('id', '=', account.id),
  );
  const what = archivedAt === null ? 'was taken out of the archive' : 'was archived';
  tx.append({
    type: 'account.updated',
    message: `${accountName(account.handle)} ${what}`,
    accountId: account.id,
    data: { archived: archivedAt !== null },
  });
}

/** Removes an account with its secrets, and its event. */
export function removeAccount(
  tx: Writer,
  secrets: Secrets,
  account: Pick<Row<'account'>, 'id' | 'handle'>,
): void {
  secrets.remove(tx, { kind: 'account', id: account.id });
  tx.run(tx.query.deleteFrom('account').where('id', '=', account.id));
  const message = `${accountName(account.handle)} was removed`;
  tx.append({ type: 'account.deleted', message, accountId: account.id });
}

function writeTags(tx: Writer, accountId: number, tags: readonly string[]): void {
  if (tags.length > 0) tx.run(plainSql(addTags, [accountId, JSON.stringify(tags)]));
}

const addTags = 'INSERT OR IGNORE INTO account_tag (account_id, tag) SELECT ?, value FROM json_each(?)';

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}

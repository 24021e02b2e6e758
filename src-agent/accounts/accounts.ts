import { uuidv7 } from 'uuidv7';
import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { Event } from '../../src-shared/domain/event.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import { EventLog } from '../store/event-log.ts';
import type { Page } from '../store/paging.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import { type AccountChange, type NewAccount, restIssues } from './account-input.ts';
import { AccountList, type AccountPageRequest } from './account-list.ts';
import { missingReferences, takenHandle } from './account-references.ts';
import { type AccountSurroundings, toAccount } from './account-row.ts';
import { addAccount, changeAccount, countPosts, removeAccount, setArchived } from './account-writes.ts';

/** What the accounts are built from. `browserOpen`: whether the account's own browser is open now. */
export type AccountsParts = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly browserOpen: (accountId: number) => boolean;
};

/** The accounts the operator manages, one by one. */
export class Accounts {
  /** The list as rows, for what works on many accounts. */
  readonly rows: AccountList;
  readonly #store: Store;
  readonly #secrets: Secrets;
  readonly #around: AccountSurroundings;

  constructor({ store, secrets, browserOpen }: AccountsParts) {
    this.#store = store;
    this.#secrets = secrets;
    this.#around = { opensKey: (keyId) => secrets.keys.get(keyId) !== undefined, browserOpen };
    this.rows = new AccountList(store);
  }

  list(request: AccountPageRequest): Outcome<Page<Account>> {
    const page = this.rows.page(request);
    if (!page.ok) return page;
    const { rows, total, next } = page.value;
    return done({ items: rows.map((row) => toAccount(row, this.#around)), total, next });
  }

  get(id: number): Outcome<Account> {
    const row = this.rows.get(id);
    return row === undefined ? notFound('account', id) : done(toAccount(row, this.#around));
  }

  /** The account of a platform with that handle; null when there is none. */
  find(platform: Platform, handle: string): Account | null {
    const { query } = this.#store;
    const found = query.selectFrom('account').select('id').where('platform', '=', platform);
    const id = this.#store.get(found.where('handle', '=', handle))?.id ?? 0;
    const row = this.rows.get(id);
    return row === undefined ? null : toAccount(row, this.#around);
  }

  /** What happened to an account, newest first. */
  history(id: number, limit: number): Outcome<Event[]> {
    if (this.rows.get(id) === undefined) return notFound('account', id);
    return done(new EventLog(this.#store).ofAccount(id, limit));
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
    const issues = [...takenHandle(this.#store, account), ...missingReferences(this.#store, account)];
    if (issues.length > 0) return invalid(...issues);
    const uid = uuidv7();
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const insertedId = addAccount(tx, { ...account, uid }, now);
      if (account.password != null)
        this.#secrets.put(tx, { kind: 'account', id: insertedId, uid }, 'password', account.password, now);
      return insertedId;
    });
    return this.get(id);
  }

  update(id: number, change: AccountChange): Outcome<Account> {
    const before = this.rows.get(id);
    if (before === undefined) return notFound('account', id);
    const now = this.#store.now();
    const issues = [
      ...(change.handle === undefined
        ? []
        : takenHandle(this.#store, { platform: before.platform, handle: change.handle, except: id })),
      ...missingReferences(this.#store, change),
      ...restIssues(before.status, change, now),
    ];
    if (issues.length > 0) return invalid(...issues);
    this.#store.write((tx) => {
      changeAccount(tx, before, change, now);
      if (change.password !== undefined)
        this.#secrets.put(tx, { kind: 'account', id, uid: before.uid }, 'password', change.password, now);
    });
    return this.get(id);
  }

  /** Removes an account that was never posted to; one with a history is kept for the record. */
  delete(id: number): Outcome<{ ok: true }> {
    const before = this.rows.get(id);
    if (before === undefined) return notFound('account', id);
    const posts = countPosts(this.#store, id);
    if (posts > 0)
      return conflict(
        'in_use',
        `${accountName(before.handle)} has ${posts} ${posts === 1 ? 'post' : 'posts'} in its history. Archive it instead.`,
      );
    this.#store.write((tx) => removeAccount(tx, this.#secrets, before));
    return done({ ok: true });
  }

  /** Puts an account away or takes it out again: it is in no list unless asked for, and nothing is posted to it. */
  archive(id: number, archived: boolean): Outcome<Account> {
    const before = this.rows.get(id);
    if (before === undefined) return notFound('account', id);
    if ((before.archived_at !== null) !== archived)
      this.#store.write((tx) =>
        setArchived(tx, before, archived ? this.#store.now() : null, this.#store.now()),
      );
    return this.get(id);
  }

  /** The password in the clear, for the person who asked to see it; that they did is written down. */
  showPassword(id: number): Outcome<{ password: string }> {
    const row = this.rows.get(id);
    if (row === undefined) return notFound('account', id);
    const who = accountName(row.handle);
    const found = this.#secrets.read({ kind: 'account', id, uid: row.uid }, 'password');
    switch (found.state) {
      case 'none':
        return conflict('no_password', `No password is kept for ${who}. Type it in to keep it.`);
      case 'unreadable':
        return conflict(
          'unreadable',
          `The password of ${who} is there and cannot be opened any more. Type the password again to replace it.`,
        );
      case 'found':
        this.#store.write((tx) =>
          tx.append({
            type: 'account.password_shown',
            message: `The password of ${who} was shown`,
            accountId: id,
          }),
        );
        return done({ password: found.plain });
      default:
        return assertNever(found);
    }
  }
}

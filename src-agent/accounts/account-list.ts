import { invalid, done, type Outcome } from '../outcome.ts';
import type { PagePlace } from '../store/page-cursor.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import { findingAccess, pageAccess, type Access, sortColumns, type SortField } from './account-access.ts';
import {
  type AccountQuery,
  type Condition,
  type Conditions,
  conditionsOf,
  whereOf,
} from './account-conditions.ts';
import { AccountCounts } from './account-counts.ts';
import { placeAfter, readPlace, writePlace } from './account-cursor.ts';
import { accountColumns, accountJoins, type AccountRow } from './account-row.ts';
import { searchFor } from './account-search.ts';

/** One page of accounts that is asked for: after a cursor, or `offset` rows further down. */
export type AccountPageRequest = AccountQuery & {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly sort?: SortField | `-${SortField}` | undefined;
};

/** One page as rows. */
export type AccountPage = {
  readonly rows: readonly AccountRow[];
  readonly total: number;
  readonly next: string | null;
};

/** The list of accounts: filtered, ordered, page by page; quick at a million of them. */
export class AccountList {
  readonly counts: AccountCounts;
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.counts = new AccountCounts(reader);
  }

  /** The conditions of a filter as they hold now. */
  conditions(filter: AccountQuery): Conditions {
    return conditionsOf(filter, searchFor(this.#reader, filter.search), this.counts.hidden());
  }

  page(request: AccountPageRequest): Outcome<AccountPage> {
    const { limit, offset = 0, sort = 'id' } = request;
    const order = sort.replace(/^-/, '') as SortField;
    const descending = sort.startsWith('-');
    const place = request.cursor === undefined ? undefined : readPlace(sort, order, request.cursor);
    if (place === null)
      return invalid({
        path: 'cursor',
        message: 'This place in the list is not known. Start from its beginning.',
      });
    const asked = this.conditions(request);
    const total = this.count(asked);
    if (total === 0) return done({ rows: [], total, next: null });
    const access = pageAccess(order, asked, {
      found: total,
      accounts: this.highestId(),
      rows: offset + limit,
    });
    const rows = this.#read(access, asked, { order, descending, place, limit: limit + 1, offset });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? writePlace(sort, order, last) : null;
    return done({ rows: shown, total, next });
  }

  /** No account has a higher id; there are at most so many. */
  highestId(): number {
    return this.#reader.get(highestId)?.id ?? 0;
  }

  get(id: number): AccountRow | undefined {
    return this.#reader.get(plainSql<AccountRow>(oneAccount, [id]));
  }

  /** How many accounts meet the conditions. */
  count(asked: Conditions): number {
    const { text, values } = fromWhere(findingAccess(asked), asked);
    const count = plainSql<{ total: number }>(`SELECT count(*) AS total FROM ${text}`, values);
    return this.counts.remember(JSON.stringify([text, values]), () => this.#reader.get(count)?.total ?? 0);
  }

  /** The ids of the page first, then what is shown of these alone. */
  #read(
    access: Access,
    asked: Conditions,
    {
      order,
      descending,
      place,
      limit,
      offset,
    }: {
      order: SortField;
      descending: boolean;
      place: PagePlace | undefined;
      limit: number;
      offset: number;
    },
  ): AccountRow[] {
    const after = place === undefined ? null : placeAfter(order, descending, place);
    const { text, values } = fromWhere(access, asked, after);
    const by = sortColumns[order].map((column) => (descending ? `${column} DESC` : column)).join(', ');
    const page = `SELECT account.id FROM ${text} ORDER BY ${by} LIMIT ? OFFSET ?`;
    const sql = `SELECT ${accountColumns} FROM (${page}) AS page CROSS JOIN account ON account.id = page.id
      ${accountJoins} ORDER BY ${by}`;
    return this.#reader.all(plainSql<AccountRow>(sql, [...values, limit, offset]));
  }
}

const oneAccount = `SELECT ${accountColumns} FROM account ${accountJoins} WHERE account.id = ?`;
const highestId = plainSql<{ id: number | null }>('SELECT max(id) AS id FROM account');

/** What follows `FROM`, with its values in their order. */
export function fromWhere(access: Access, asked: Conditions, after: Condition | null = null): Condition {
  const tag = access.from.includes('?') ? asked.get('tag') : undefined;
  const rest = tag === undefined ? asked : new Map([...asked].filter(([name]) => name !== 'tag'));
  const { text, values } = whereOf(rest, after);
  return { text: `${access.from} WHERE ${text}`, values: [...(tag?.values ?? []), ...values] };
}

import { sql } from 'kysely';
import type { Proxy, ProxyFilter } from '../../src-shared/domain/proxy.ts';
import { done, invalid, type Outcome } from '../outcome.ts';
import { readCursor, writeCursor } from '../store/page-cursor.ts';
import type { Page, PageRequest } from '../store/paging.ts';
import type { Reader } from '../store/store.ts';
import { shownProxies, toProxy, withPassword } from './proxy-rows.ts';
import { filtered } from './proxy-selection.ts';

type SortField = 'id' | 'host' | 'status' | 'latencyMs' | 'accounts';

/** An order of the list: a field, or with a minus before it the other way round. */
type ProxyOrder = SortField | `-${SortField}`;

/** Which page of which proxies. `offset` skips that many rows instead of going on after the cursor. */
export type ProxyPageRequest = PageRequest &
  ProxyFilter & { readonly offset?: number | undefined; readonly sort: ProxyOrder };

/** Each is the start of an index of its own. A latency that is not known counts as the longest. */
const columns: Readonly<Record<SortField, string>> = {
  id: 'proxy.id',
  host: 'proxy.host',
  status: 'proxy.status',
  latencyMs: 'ifnull(proxy.latency_ms, 1000000000)',
  accounts: 'proxy.account_count',
};

/** Reads one page in any order. Rows of equal value follow each other by id, so that pages neither repeat nor miss one. */
export function readProxyPage(reader: Reader, request: ProxyPageRequest): Outcome<Page<Proxy>> {
  const descending = request.sort.startsWith('-');
  const field = request.sort.replace('-', '') as SortField;
  const column = sql.raw<string | number>(columns[field]);
  const found = filtered(shownProxies(reader), request);
  const { total } = reader.get(found.select(({ fn }) => fn.countAll<number>().as('total'))) ?? { total: 0 };

  let page = withPassword(found).select(column.as('sorted_by'));
  if (request.offset !== undefined) page = page.offset(request.offset);
  else if (request.cursor !== undefined) {
    const kind = field === 'host' || field === 'status' ? 'string' : 'number';
    const place = readCursor(request.sort, [kind, 'number'], request.cursor);
    if (place === null) return wrongCursor;
    const beyond = sql.raw(descending ? '<' : '>');
    page = page.where(sql<boolean>`(${column}, proxy.id) ${beyond} (${place[0]}, ${place[1]})`);
  }
  const direction = descending ? 'desc' : 'asc';
  const rows = reader.all(
    page
      .orderBy(column, direction)
      .orderBy('proxy.id', direction)
      .limit(request.limit + 1),
  );
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  const next =
    rows.length > request.limit && last !== undefined
      ? writeCursor(request.sort, [last.sorted_by, last.id])
      : null;
  return done({ items: shown.map(toProxy), total, next });
}

const wrongCursor = invalid({
  path: 'cursor',
  message: 'This is not where a page in this order ended. Start without a cursor.',
});

import { sql } from 'kysely';
import { z } from 'zod';
import type { Proxy, ProxyFilter } from '../../src-shared/domain/proxy.ts';
import { done, invalid, type Outcome } from '../outcome.ts';
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

/** Where a page ended: the order it was in, the last row's value in it, and that row's id. */
const cursorShape = z.tuple([z.string(), z.union([z.string(), z.number()]), z.number()]);

/** Reads one page in any order. Rows of equal value follow each other by id, so that pages neither repeat nor miss one. */
export function readProxyPage(reader: Reader, request: ProxyPageRequest): Outcome<Page<Proxy>> {
  const descending = request.sort.startsWith('-');
  const column = sql.raw<string | number>(columns[request.sort.replace('-', '') as SortField]);
  const found = filtered(shownProxies(reader), request);
  const { total } = reader.get(found.select(({ fn }) => fn.countAll<number>().as('total'))) ?? { total: 0 };

  let page = withPassword(found).select(column.as('sorted_by'));
  if (request.offset !== undefined) page = page.offset(request.offset);
  else if (request.cursor !== undefined) {
    const cursor = readCursor(request.cursor, request.sort);
    if (cursor === null) return wrongCursor;
    const beyond = sql.raw(descending ? '<' : '>');
    page = page.where(sql<boolean>`(${column}, proxy.id) ${beyond} (${cursor.value}, ${cursor.id})`);
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
      ? Buffer.from(JSON.stringify([request.sort, last.sorted_by, last.id])).toString('base64url')
      : null;
  return done({ items: shown.map(toProxy), total, next });
}

function readCursor(text: string, sort: ProxyOrder): { value: string | number; id: number } | null {
  try {
    const [order, value, id] = cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return order === sort ? { value, id } : null;
  } catch {
    return null;
  }
}

const wrongCursor = invalid({
  path: 'cursor',
  message: 'This is not where a page in this order ended. Start without a cursor.',
});

import { sql } from 'kysely';
import type { ProxyFilter, ProxySelection } from '../../src-shared/domain/proxy.ts';
import { literally } from '../store/like.ts';
import type { Reader } from '../store/store.ts';
import { shownProxies } from './proxy-rows.ts';

type ProxyQuery = ReturnType<typeof shownProxies>;

/** Those of the query that a filter finds. `search` looks at label, host, port and username. */
export function filtered(query: ProxyQuery, filter: ProxyFilter): ProxyQuery {
  let found = query;
  if (filter.status !== undefined) found = found.where('proxy.status', '=', filter.status);
  if (filter.type !== undefined) found = found.where('proxy.type', '=', filter.type);
  if (filter.protocol !== undefined) found = found.where('proxy.protocol', '=', filter.protocol);
  if (filter.used !== undefined)
    found = found.where('proxy.account_count', filter.used === 'yes' ? '>' : '=', 0);
  if (filter.importId !== undefined) found = found.where('proxy.import_id', '=', filter.importId);
  const search = filter.search?.trim() ?? '';
  if (search === '') return found;
  return found.where(matches(search));
}

/** Text anywhere in host, label or username; `host:80` also means the beginning of the port. */
function matches(search: string) {
  const like = `%${literally(search)}%`;
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(search) ?? [];
  const address =
    host === undefined || port === undefined
      ? sql`proxy.host LIKE ${like} ESCAPE '\\'`
      : sql`(proxy.host LIKE ${`%${literally(host)}`} ESCAPE '\\' AND proxy.port LIKE ${`${port}%`})`;
  return sql<boolean>`(${address} OR proxy.label LIKE ${like} ESCAPE '\\' OR proxy.username LIKE ${like} ESCAPE '\\')`;
}

/** The shown proxies of a selection. */
export function selectedProxies(reader: Reader, selection: ProxySelection): ProxyQuery {
  const shown = shownProxies(reader);
  return 'ids' in selection ? among(shown, selection.ids) : filtered(shown, selection.filter);
}

/** Those of the query with one of the ids; as one value, so that the statement does not vary with their number. */
function among(query: ProxyQuery, ids: readonly number[]): ProxyQuery {
  return query.where(sql<boolean>`proxy.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/**
 * The ids of a selection in ascending order, in portions of `size`. Each is read when it is asked for: what was changed or
 * removed on the way is left behind, and nothing comes twice.
 */
export function* idsOf(reader: Reader, selection: ProxySelection, size: number): Generator<number[], void> {
  const named = 'ids' in selection ? [...new Set(selection.ids)] : null;
  if (named !== null) {
    for (let from = 0; from < named.length; from += size)
      yield readIds(reader, among(shownProxies(reader), named.slice(from, from + size)), 0, size);
    return;
  }
  for (let last = 0; ;) {
    const ids = readIds(reader, selectedProxies(reader, selection), last, size);
    if (ids.length > 0) yield ids;
    if (ids.length < size) return;
    last = ids.at(-1) ?? last;
  }
}

function readIds(reader: Reader, query: ProxyQuery, after: number, limit: number): number[] {
  return reader
    .all(query.select('proxy.id').where('proxy.id', '>', after).orderBy('proxy.id').limit(limit))
    .map(({ id }) => id);
}

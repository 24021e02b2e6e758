import type { AccountSelection } from '../../src-shared/domain/account.ts';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import { findingAccess } from './account-access.ts';
import { whereOf } from './account-conditions.ts';
import { type AccountList, fromWhere } from './account-list.ts';

/** Ids looked at in one step: some milliseconds. */
const window = 20_000;

/** Which accounts a selection means now, each once, by id. Who is added or changed later is not asked again. */
export function* selectedIds(
  reader: Reader,
  list: AccountList,
  selection: AccountSelection,
): Steps<number[]> {
  if ('ids' in selection) return yield* namedIds(reader, list, selection.ids);
  const asked = list.conditions(selection.filter);
  if (list.count(asked) <= window) {
    const { text, values } = fromWhere(findingAccess(asked), asked);
    const all = plainSql<{ id: number }>(`SELECT account.id FROM ${text} ORDER BY account.id`, values);
    return reader.all(all).map(({ id }) => id);
  }
  const ids: number[] = [];
  const between = { text: 'account.id > ? AND account.id <= ?', values: [] };
  const { text, values } = whereOf(asked, between);
  const sql = `SELECT account.id FROM account NOT INDEXED WHERE ${text} ORDER BY account.id`;
  const last = list.highestId();
  for (let from = 0; from < last; from += window) {
    for (const { id } of reader.all(plainSql<{ id: number }>(sql, [...values, from, from + window])))
      ids.push(id);
    yield;
  }
  return ids;
}

function* namedIds(reader: Reader, list: AccountList, named: readonly number[]): Steps<number[]> {
  const wanted = [...new Set(named)].toSorted((one, other) => one - other);
  const { text, values } = whereOf(list.conditions({ archived: 'all' }));
  const sql = `SELECT account.id FROM account WHERE ${text}
    AND account.id IN (SELECT value FROM json_each(?)) ORDER BY account.id`;
  const ids: number[] = [];
  for (let from = 0; from < wanted.length; from += window) {
    const some = JSON.stringify(wanted.slice(from, from + window));
    for (const { id } of reader.all(plainSql<{ id: number }>(sql, [...values, some]))) ids.push(id);
    yield;
  }
  return ids;
}

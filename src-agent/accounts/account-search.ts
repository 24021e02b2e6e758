import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import type { Search } from './account-conditions.ts';

/** So many accounts can be looked at one by one within some tens of milliseconds. */
const fewEnough = 100_000;

/**
 * How to look for what was typed: anywhere in handle, name and e-mail. Among more than a hundred thousand accounts that would
 * hold everything up, so there the handles that begin with it are the answer where there are any.
 */
export function searchFor(reader: Reader, typed: string | undefined): Search {
  const text = (typed ?? '').trim().replace(/^@/, '').toLowerCase();
  if (text === '') return { kind: 'none' };
  const many = (reader.get(highestId)?.id ?? 0) > fewEnough;
  const begins = many && reader.get(plainSql(beginning, [text, `${text}\u{10ffff}`])) !== undefined;
  return { kind: begins ? 'prefix' : 'anywhere', text };
}

const highestId = plainSql<{ id: number | null }>('SELECT max(id) AS id FROM account');
const beginning = 'SELECT 1 FROM account WHERE handle >= ? AND handle < ? LIMIT 1';

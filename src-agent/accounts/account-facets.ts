import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import type { AccountCounts } from './account-counts.ts';

/** A word in use, and how many accounts have it. */
type Facet = { readonly value: string; readonly count: number };
export type Facets = { readonly tags: Facet[]; readonly clients: Facet[] };

/** Tags and clients of the accounts that are in use, with how many have each; in the order of the alphabet. */
export function facetsOf(reader: Reader, counts: AccountCounts): Facets {
  const hidden = JSON.stringify(counts.hidden());
  return counts.remember(`facets ${hidden}`, () => ({
    tags: reader.all(plainSql<Facet>(tags, [hidden])),
    clients: reader.all(plainSql<Facet>(clients, [hidden])),
  }));
}

/** The few that are in no list are counted apart and taken off: so the many are counted from indexes alone. */
const unseen = `SELECT id FROM account WHERE archived_at IS NOT NULL
  UNION SELECT account.id FROM json_each(?) AS hidden JOIN account ON account.import_id = hidden.value`;
const tags = `SELECT tag AS value, sum(number) AS count FROM (
    SELECT tag, count(*) AS number FROM account_tag GROUP BY tag
    UNION ALL SELECT tag, -count(*) FROM account_tag WHERE account_id IN (${unseen}) GROUP BY tag)
  GROUP BY tag HAVING sum(number) > 0 ORDER BY tag`;
const clients = `SELECT client AS value, sum(number) AS count FROM (
    SELECT coalesce(client, '') AS client, count(*) AS number FROM account GROUP BY coalesce(client, '')
    UNION ALL SELECT coalesce(client, ''), -count(*) FROM account WHERE id IN (${unseen}) GROUP BY coalesce(client, ''))
  WHERE client != '' GROUP BY client HAVING sum(number) > 0 ORDER BY client`;

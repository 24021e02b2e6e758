import type { ConditionName, Conditions } from './account-conditions.ts';

/** The fields a list can be ordered by. */
export type SortField = 'id' | 'handle' | 'displayName' | 'status' | 'client' | 'lastUsedAt';

/** The columns of each order; the last one is the id, so that no two accounts share a place. */
export const sortColumns: Readonly<Record<SortField, readonly string[]>> = {
  id: ['account.id'],
  handle: ['account.handle', 'account.id'],
  displayName: ['account.display_name COLLATE NOCASE', 'account.id'],
  status: ['account.status', 'account.handle', 'account.id'],
  // Accounts without a client, and those never used, come first: an expression, because null compares with nothing.
  client: ["coalesce(account.client, '')", 'account.handle', 'account.id'],
  lastUsedAt: ['coalesce(account.last_used_at, 0)', 'account.id'],
};

/**
 * Where rows come from. `from`: of the statement; where it holds a value, that is the tag. `needs`: the conditions without
 * which it finds more than is asked or cannot be used. `answers`: those it answers from its index.
 */
export type Access = {
  readonly from: string;
  readonly needs: readonly ConditionName[];
  readonly answers: readonly ConditionName[];
};

/** Without statistics SQLite cannot know which condition finds few: the index is named. */
function by(
  index: string,
  needs: readonly ConditionName[] = [],
  also: readonly ConditionName[] = [],
): Access {
  return { from: `account INDEXED BY ${index}`, needs, answers: [...needs, ...also] };
}

const byTag: Access = {
  from: '(SELECT account_id FROM account_tag WHERE tag = ?) AS tagged CROSS JOIN account ON account.id = tagged.account_id',
  needs: ['tag'],
  answers: ['tag'],
};

const unindexed: Access = { from: 'account NOT INDEXED', needs: [], answers: [] };

/** Ways to read that give the order by themselves, best first: a page costs its own rows. */
const ordered: Readonly<Record<SortField, readonly Access[]>> = {
  id: [by('account_archived', ['unarchived']), unindexed],
  handle: [
    by('account_by_client', ['client'], ['prefix']),
    by('account_by_platform_status', ['platform', 'status'], ['prefix']),
    by('account_by_status', ['status'], ['prefix']),
    by('sqlite_autoindex_account_2', ['platform'], ['prefix']),
    by('account_by_handle', [], ['prefix']),
  ],
  displayName: [by('account_by_name')],
  status: [by('account_by_status', [], ['status', 'prefix'])],
  client: [by('account_by_client', [], ['client', 'prefix'])],
  lastUsedAt: [by('account_by_use')],
};

/** Ways to read that find few, most telling first. */
const finding: readonly Access[] = [
  by('account_by_proxy', ['proxy']),
  by('account_by_device', ['device']),
  by('account_by_client', ['client']),
  byTag,
  by('account_by_profile', ['profile']),
  by('account_by_import', ['import']),
  by('account_archived', ['archived']),
  by('account_by_handle', ['prefix']),
  by('account_by_platform_status', ['platform', 'status']),
  by('account_by_status', ['status']),
  by('account_by_platform_status', ['platform']),
];

/** The way that finds the asked accounts, in whatever order. */
export function findingAccess(asked: Conditions): Access {
  if (asked.size === 1 && asked.has('unarchived')) return by('account_archived', ['unarchived']);
  return finding.find(({ needs }) => needs.every((name) => asked.has(name))) ?? unindexed;
}

/**
 * How a page is read. Walking an order passes `accounts / found` rows for each of the page's; finding first and ordering
 * then touches all that are found. `rows`: those of the page and those before it that have to be counted off.
 */
export function pageAccess(
  sort: SortField,
  asked: Conditions,
  counts: { readonly found: number; readonly accounts: number; readonly rows: number },
): Access {
  const walk = ordered[sort].find(({ needs }) => needs.every((name) => asked.has(name))) ?? unindexed;
  const rest = [...asked.keys()].filter((name) => name !== 'unarchived' && !walk.answers.includes(name));
  const walks = rest.length === 0 || counts.found * counts.found > counts.rows * counts.accounts;
  return walks ? walk : findingAccess(asked);
}

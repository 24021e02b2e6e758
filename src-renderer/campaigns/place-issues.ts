import type { Issue } from '../../src-shared/domain/problem.ts';

/** The issues of a draft by the field they stand next to. Accounts are keyed by id, captions by place in the composer. */
export type PlacedIssues = {
  readonly name: readonly string[];
  readonly media: readonly string[];
  readonly captions: ReadonlyMap<number, readonly string[]>;
  readonly accounts: readonly string[];
  readonly account: ReadonlyMap<number, readonly string[]>;
  readonly other: readonly string[];
};

/**
 * Sorts the paths of `campaigns.check` (`name`, `items`, `items.0.caption`, `accountIds.2`, …). `places` says
 * where in the composer each item of the checked draft is, `accountIds` are those of the checked draft.
 */
export function placeIssues(
  issues: readonly Issue[],
  places: readonly number[],
  accountIds: readonly number[],
): PlacedIssues {
  const name: string[] = [];
  const media: string[] = [];
  const accounts: string[] = [];
  const other: string[] = [];
  const captions = new Map<number, string[]>();
  const account = new Map<number, string[]>();
  const add = (map: Map<number, string[]>, key: number, message: string) => {
    const there = map.get(key) ?? [];
    if (!there.includes(message)) map.set(key, [...there, message]);
  };
  for (const { path, message } of issues) {
    const [field, index, part] = path.split('.');
    const at = Number(index);
    if (field === 'name') name.push(message);
    else if (field === 'caption') add(captions, 0, message);
    else if (field === 'items' && part === 'caption') add(captions, places[at] ?? 0, message);
    else if (field === 'items') media.push(message);
    else if (field === 'accountIds') {
      const id = index === undefined ? undefined : accountIds[at];
      if (id === undefined) accounts.push(message);
      else add(account, id, message);
    } else other.push(message);
  }
  return { name, media: [...new Set(media)], captions, accounts, account, other };
}

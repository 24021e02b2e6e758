/** One page of a list; without a query all of it. */
export function page<Item>(
  items: readonly Item[],
  {
    limit = items.length,
    cursor = '0',
    offset = Number(cursor),
  }: {
    readonly limit?: number;
    readonly cursor?: string | undefined;
    readonly offset?: number | undefined;
  } = {},
) {
  const from = offset;
  const next = from + limit < items.length ? String(from + limit) : null;
  return { items: items.slice(from, from + limit), total: items.length, next };
}

/** The item with that id; throws what `missing` makes when there is none. */
export function find<Item extends { readonly id: number }>(
  items: readonly Item[],
  id: number,
  missing: (kind: { data: { kind: string; id: number } }) => Error,
): Item {
  const item = items.find((each) => each.id === id);
  if (item === undefined) throw missing({ data: { kind: 'thing', id } });
  return item;
}

/** All items as the only page of a list. */
export function page<Item>(items: readonly Item[]) {
  return { items: [...items], total: items.length, next: null };
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

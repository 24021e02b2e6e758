/** A folder of the library with those in it; `count`: files in it and below. */
export type Folder = {
  readonly name: string;
  readonly path: string;
  readonly count: number;
  readonly folders: readonly Folder[];
};

type Growing = { name: string; path: string; count: number; folders: Map<string, Growing> };

/** Makes a tree of paths such as `Summer/Beach`, sorted by name; folders in between appear too. */
export function folderTree(
  paths: readonly { readonly value: string; readonly count: number }[],
): readonly Folder[] {
  const top: Growing = { name: '', path: '', count: 0, folders: new Map() };
  for (const { value, count } of paths) {
    let place = top;
    for (const name of value.split('/').filter((part) => part !== '')) {
      const path = place.path === '' ? name : `${place.path}/${name}`;
      const next: Growing = place.folders.get(name) ?? { name, path, count: 0, folders: new Map() };
      place.folders.set(name, next);
      next.count += count;
      place = next;
    }
  }
  return grown(top);
}

function grown({ folders }: Growing): readonly Folder[] {
  return [...folders.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((folder) => ({ ...folder, folders: grown(folder) }));
}

import type { MediaFilter } from '../../src-shared/domain/media.ts';

/** What the media screen shows, as it stands in the address: conditions, how it is laid out, and the file that is open. */
export type MediaAddress = {
  readonly search?: string;
  readonly kind?: 'image' | 'video';
  readonly folder?: string;
  readonly tag?: string;
  readonly client?: string;
  readonly missing?: 'yes' | 'no';
  readonly used?: 'yes' | 'no';
  readonly layout?: 'list';
  readonly open?: number;
};

/** Reads an address; what it does not know is left out. */
export function mediaAddress(given: Record<string, unknown>): MediaAddress {
  const { kind, missing, used, layout, open } = given;
  const words = Object.fromEntries(
    ['search', 'folder', 'tag', 'client'].flatMap((name) => {
      const value = given[name];
      // What looks like a number in an address is read as one.
      const text = typeof value === 'number' ? String(value) : value;
      return typeof text === 'string' && text !== '' ? [[name, text]] : [];
    }),
  );
  return {
    ...words,
    ...(kind === 'image' || kind === 'video' ? { kind } : {}),
    ...(missing === 'yes' || missing === 'no' ? { missing } : {}),
    ...(used === 'yes' || used === 'no' ? { used } : {}),
    ...(layout === 'list' ? { layout } : {}),
    ...(typeof open === 'number' && Number.isInteger(open) ? { open } : {}),
  };
}

/** The conditions of an address. */
export function filterOf({ layout: _layout, open: _open, ...filter }: MediaAddress): MediaFilter {
  return filter;
}

/** The address with other conditions; an empty one is taken out. */
export function withConditions(
  address: MediaAddress,
  change: { readonly [Name in keyof MediaAddress]?: MediaAddress[Name] | null },
): MediaAddress {
  const entries = Object.entries({ ...address, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== ''));
}

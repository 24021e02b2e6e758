const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A file size in decimal units, e.g. `312 kB`, `1.4 MB`. */
export function formatBytes(bytes: number, locale?: string): string {
  const step = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: sizes[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value >= 100 || step === 0 ? 0 : 1,
  }).format(value);
}

/** A count with its noun, e.g. `1 post`, `1,204 posts`. */
export function formatCount(count: number, one: string, many = `${one}s`, locale?: string): string {
  const word = new Intl.PluralRules(locale).select(count) === 'one' ? one : many;
  return `${new Intl.NumberFormat(locale).format(count)} ${word}`;
}

/** Names joined as a sentence does, e.g. `Alder, Birch and Cedar`. */
export function formatList(names: readonly string[], locale?: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

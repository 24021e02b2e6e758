import type { Reader } from '../store/store.ts';

/**
 * Imports whose rows nobody sees: they are being added or taken back, in short steps, and appear or vanish all at once when
 * the last step is done. Empty but for those moments.
 */
export function hiddenImports(reader: Reader): readonly number[] {
  return reader
    .all(
      reader.query
        .selectFrom('import_batch')
        .select('id')
        .where('status', 'in', ['applying', 'undoing'])
        .limit(100),
    )
    .map(({ id }) => id);
}

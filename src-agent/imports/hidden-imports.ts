import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/**
 * Imports whose rows nobody sees: they are being added or taken back, in short steps, and appear or vanish all at once when
 * the last step is done. Empty but for those moments.
 */
export function hiddenImports(reader: Reader): readonly number[] {
  return reader.all(hidden).map(({ id }) => id);
}

const hidden = plainSql<{ id: number }>(
  "SELECT id FROM import_batch WHERE status IN ('applying', 'undoing') LIMIT 100",
);

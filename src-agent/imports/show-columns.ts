import type { ImportColumn } from '../../src-shared/domain/import.ts';
import type { ImportDefinition } from './import-definition.ts';
import type { ImportTable } from './import-table.ts';

const samples = 3;

/**
 * The columns of a file with some of their values. Secrets are hidden, and so is most of what may be one because nobody
 * said yet what the column holds.
 */
export function showColumns(
  definition: ImportDefinition,
  table: ImportTable,
  mapping: readonly (string | null)[],
): ImportColumn[] {
  return table.columns.map(({ name }, index) => {
    const field = definition.fields.find((each) => each.name === mapping[index]);
    const values: string[] = [];
    for (const { cells } of table.rows) {
      const text = cells[index]?.trim() ?? '';
      if (text !== '') values.push(showValue(text, name, field?.secret));
      if (values.length === samples) break;
    }
    return { index, name, samples: values, field: field?.name ?? null };
  });
}

function showValue(text: string, heading: string, secret: boolean | undefined): string {
  if (secret === true || (secret === undefined && soundsSecret.test(heading))) return '••••••';
  const unnamed = secret === undefined && /^Column \d+$/.test(heading);
  return unnamed && !harmless.test(text) ? `${text.slice(0, 1)}•••••` : text.slice(0, 80);
}

const soundsSecret = /pass|pwd|secret|token|cookie|key|2fa|otp|backup|\bpin\b/i;

/** An e-mail address, a short number, an IP address, a word of a status. */
const harmless = /^(?:[^\s@:]+@[^\s@:]+|\d{1,5}|\d+(?:\.\d+){3}|active|inactive|banned|cooldown)$/;

import type { ImportState } from '../../src-shared/domain/import.ts';
import { formatCount } from '../format/amount.ts';
import classes from './imports.module.css';

const kinds = { csv: 'CSV', json: 'JSON', lines: 'one a line' } as const;
const delimiters: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ':': 'colons',
};

/** How many rows a file has, and how many of them are good, there already, wrong, or worth a look. */
export function ImportFigures({ state, busy }: { readonly state: ImportState; readonly busy: boolean }) {
  const { counts, format } = state;
  const figures = [
    ['good', 'ok', 'will be added'],
    ['duplicates', 'idle', counts.duplicates === 1 ? 'is there already' : 'are there already'],
    ['errors', 'bad', counts.errors === 1 ? 'is left out' : 'are left out'],
    ['warnings', 'warn', counts.warnings === 1 ? 'is added, with a warning' : 'are added, with a warning'],
  ] as const;
  const between =
    format?.delimiter == null ? '' : ` with ${delimiters[format.delimiter] ?? format.delimiter}`;
  return (
    <div>
      <p className={classes.format}>
        {format === null ? '' : `Read as ${kinds[format.kind]}${between}, ${format.encoding}. `}
        {formatCount(counts.rows, 'row')}.
      </p>
      <dl className={classes.figures} data-busy={busy}>
        {figures.map(([name, tone, words]) => (
          <div key={name} data-tone={counts[name] === 0 ? 'idle' : tone}>
            <dd>{new Intl.NumberFormat().format(counts[name])}</dd>
            <dt>{words}</dt>
          </div>
        ))}
      </dl>
    </div>
  );
}

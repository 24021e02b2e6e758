import type { ImportProblem, ImportState } from '../../src-shared/domain/import.ts';

type Line = { readonly text: string; readonly problems: readonly Omit<ImportProblem, 'row'>[] };

const error = (field: string | null, message: string) => ({ kind: 'error', field, message }) as const;
const duplicate = (message: string) => ({ kind: 'duplicate', field: null, message }) as const;
const warning = (field: string, message: string) => ({ kind: 'warning', field, message }) as const;

const headings =
  'Handle,E-Mail,Password,Status,Platform,proxy_id,Proxy,Profile,Device,Time zone,Tags,Display name,Cookies';

/** A row that says only some of its cells. */
function row(cells: Readonly<Record<string, string>>): string {
  return headings
    .split(',')
    .map((heading) => cells[heading] ?? '')
    .join(',');
}

const good = (index: number): Line => ({
  text: row({ Handle: `good.${index}`, 'E-Mail': `good.${index}@example.com`, Password: `secret-${index}` }),
  problems: [],
});
const bad = (cells: Readonly<Record<string, string>>, ...problems: Line['problems']): Line => ({
  text: row({ Password: 'never-told', ...cells }),
  problems,
});

/** A row for everything that can be wrong with one, each between good rows; the last one takes the rest of the file with it. */
const lines: readonly Line[] = [
  good(1),
  bad(
    { 'E-Mail': 'not-an-address' },
    error('email', 'An e-mail address such as anna@example.com was expected.'),
  ),
  bad(
    { Handle: 'b.status', Status: 'sleepy' },
    error('status', '“sleepy” is none of active, banned, cooldown, needs_captcha, inactive.'),
  ),
  bad(
    { Handle: 'b.platform', Platform: 'myspace' },
    error('platform', '“myspace” is none of instagram, threads, tiktok.'),
  ),
  bad(
    { Handle: 'b.proxy', proxy_id: '4711' },
    error('proxy_id', 'There is no proxy 4711. Add it first, or leave the cell empty.'),
  ),
  bad(
    { Handle: 'b.proxy.id', proxy_id: 'seven' },
    error('proxy_id', 'The id of a proxy was expected: a number such as 7.'),
  ),
  bad(
    { Handle: 'b.proxy.name', Proxy: 'nowhere:80' },
    error('proxy', 'There is no proxy “nowhere:80”. Add it first, or leave the cell empty.'),
  ),
  bad(
    { Handle: 'b.profile', Profile: 'Nobody' },
    error('profile', 'There is no browser profile “Nobody”. Add it first, or leave the cell empty.'),
  ),
  bad(
    { Handle: 'b.device', Device: 'Nophone' },
    error('device', 'There is no phone “Nophone”. Add it first, or leave the cell empty.'),
  ),
  bad(
    { Handle: 'b.zone', 'Time zone': 'Mars/Olympus' },
    error('timezone', '“Mars/Olympus” is no time zone. One such as Europe/Berlin was expected.'),
  ),
  good(2),
  bad({}, error(null, 'A handle or an e-mail address is needed; this row has neither.')),
  bad(
    { Handle: 'no spaces allowed' },
    error('handle', 'A handle of letters, digits, dots and underscores was expected, at most 30 of them.'),
  ),
  bad(
    { Handle: 'b.long', 'Display name': 'x'.repeat(81) },
    error('display_name', 'The display name has 81 characters; 80 are the most.'),
  ),
  bad(
    { Handle: 'b.password', Password: 'p'.repeat(1001) },
    error('password', 'The password has 1001 characters; 1000 are the most.'),
  ),
  bad(
    { Handle: 'b.tag', Tags: 't'.repeat(41) },
    error('tags', 'A tag has more than 40 characters. Are they separated by | or ,?'),
  ),
  bad(
    { Handle: 'b.cookies', Cookies: 'sessionid=1' },
    error(
      'cookies',
      'Cookies as a JSON array were expected, such as [{"name": "…", "value": "…", "domain": "…"}].',
    ),
  ),
  bad(
    { Handle: 'b.bell\u0007' },
    error(
      'handle',
      'There is a line break or another control character in it. Is a quote (") missing before it?',
    ),
  ),
  { text: '', problems: [] },
  bad(
    { Handle: 'b.bytes', 'Display name': '\uFFFD' },
    error('display_name', 'There are bytes in it that are not UTF-8. Save the file as UTF-8.'),
  ),
  {
    text: `${row({ Handle: 'b.wide' })},extra`,
    problems: [
      error(
        null,
        'This row has 14 cells, but the file has 13 columns. Put quotes (") around a value that holds a separator.',
      ),
    ],
  },
  bad({ Handle: 'Good.1' }, duplicate('This is the same as row 2, which was taken.')),
  bad({ 'E-Mail': 'good.2@example.com' }, duplicate('This is the same as row 12, which was taken.')),
  bad({ Handle: 'already.there' }, duplicate('This account is in the list already. It was left as it is.')),
  bad(
    { Handle: 'same.mail', 'E-Mail': 'good.1@example.com' },
    warning('email', 'Row 2 has the same e-mail address.'),
  ),
  {
    text: row({ Handle: 'formula', 'Display name': '=SUM(A1:A9)', 'E-Mail': 'GRÜN@example.com' }),
    problems: [error('email', 'An e-mail address such as anna@example.com was expected.')],
  },
  { text: row({ Handle: 'formula.two', 'Display name': '=SUM(A1:A9)' }), problems: [] },
  good(3),
  {
    text: row({ Handle: '"never.closed' }),
    problems: [
      error(
        null,
        'A quote (") opens here and never closes. Close it, or write "" for a quote inside a value; this row and all after it were not read.',
      ),
    ],
  },
  { text: row({ Handle: 'never.read' }), problems: [] },
];

/**
 * A CSV file of accounts with everything in it that can be wrong with a row, and what has to be said about it. The store has
 * to hold the account `storedHandle` on Instagram. One byte of it is not UTF-8.
 */
export function badAccountsFile(): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly storedHandle: string;
  readonly problems: readonly ImportProblem[];
  readonly counts: ImportState['counts'];
  readonly addedHandles: readonly string[];
} {
  const text = ['\uFEFF' + headings, ...lines.map((line) => line.text)].join('\r\n');
  const parts = Buffer.from(text, 'utf8').toString('latin1').split('\u00EF\u00BF\u00BD');
  const problems = lines.flatMap((line, index) =>
    line.problems.map((problem): ImportProblem => ({ row: index + 2, ...problem })),
  );
  const rowsWith = (kind: ImportProblem['kind']) =>
    problems.filter((problem) => problem.kind === kind).length;
  const addedHandles = ['good.1', 'good.2', 'same.mail', 'formula.two', 'good.3'];
  return {
    bytes: new Uint8Array(Buffer.from(parts.join('\u00FF'), 'latin1')),
    storedHandle: 'already.there',
    problems,
    counts: {
      // The empty row does not count, nor does the one that the open quote swallows.
      rows: lines.length - 2,
      good: addedHandles.length,
      errors: rowsWith('error'),
      duplicates: rowsWith('duplicate'),
      warnings: rowsWith('warning'),
      added: 0,
    },
    addedHandles,
  };
}

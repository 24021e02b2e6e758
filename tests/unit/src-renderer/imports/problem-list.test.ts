import { expect, test } from 'vitest';
import { narrowProblems, readProblems } from '../../../../src-renderer/imports/problem-list.ts';
import { problemsAsCsv } from '../../../../src-shared/import-problems-csv.ts';
import type { ImportProblem } from '../../../../src-shared/domain/import.ts';

const problems: ImportProblem[] = [
  { row: 2, field: 'handle', kind: 'error', message: 'no handle' },
  { row: 2, field: 'email', kind: 'warning', message: 'said "maybe", then no' },
  { row: 5, field: null, kind: 'duplicate', message: '=HYPERLINK("http://x")' },
];

test('problems are read page by page, and no further than is asked for', async () => {
  const calls = {
    problems: (input: { cursor?: string | undefined }) => {
      const at = Number(input.cursor ?? 0);
      return Promise.resolve({
        items: problems.slice(at, at + 1),
        total: 3,
        next: at < 2 ? String(at + 1) : null,
      });
    },
  };
  expect(await readProblems(calls, { id: 1 }, Infinity)).toEqual({ problems, total: 3 });
  expect(await readProblems(calls, { id: 1 }, 2)).toEqual({ problems: problems.slice(0, 2), total: 3 });
});

test('they narrow to a row and a field', () => {
  expect(narrowProblems(problems, { row: 2, field: null })).toHaveLength(2);
  expect(narrowProblems(problems, { row: 2, field: 'email' })).toEqual([problems[1]]);
});

test('a spreadsheet reads them as they are and runs nothing', () => {
  expect(problemsAsCsv(problems).split('\r\n')).toEqual([
    '\uFEFFrow,field,kind,message',
    '2,handle,error,no handle',
    '2,email,warning,"said ""maybe"", then no"',
    `5,,duplicate,"'=HYPERLINK(""http://x"")"`,
    '',
  ]);
});

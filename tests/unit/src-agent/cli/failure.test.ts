import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { CommandFailure, tell } from '../../../../src-agent/cli/failure.ts';

const invalid = (...issues: { path: string; message: string }[]) =>
  new ORPCError('INVALID', { status: 422, message: issues[0]?.message ?? '', data: { issues } });

test('one thing that is wrong is said once, several are listed with their fields', () => {
  const picture = { path: 'file', message: '“notes.txt” is not a picture.' };
  expect(tell(invalid(picture))).toEqual({ exitCode: 1, code: 'INVALID', lines: [picture.message] });
  const name = { path: 'name', message: 'Give the campaign a name.' };
  expect(tell(invalid(picture, name)).lines).toEqual([
    picture.message,
    '  file: “notes.txt” is not a picture.',
    '  name: Give the campaign a name.',
  ]);
});

test('a failure keeps its code and exit code; an unexpected error is one line without a stack', () => {
  expect(tell(new CommandFailure('WRONG', 'Say it otherwise.', 2))).toEqual({
    exitCode: 2,
    code: 'WRONG',
    lines: ['Say it otherwise.'],
  });
  expect(tell(new TypeError('broken'))).toEqual({ exitCode: 1, code: 'INTERNAL', lines: ['broken'] });
});

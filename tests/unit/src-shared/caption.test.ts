import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  captionChooser,
  captionProblemMessage,
  captionVariables,
  captionVariants,
  fieldIssues,
  renderCaption,
} from '../../../src-shared/caption.ts';

const harbor = {
  id: 7,
  handle: 'harbor.coffee',
  displayName: 'Harbor Coffee',
  platform: 'instagram',
  client: 'Harbor Group',
};
const shop = { name: 'shop', value: 'harbor.example', accounts: { '7': 'quay.example' } };

test('variables speak of the account, of the moment on its clock, and of the campaign', () => {
  const variables = captionVariables(harbor, '2026-11-23T09:30', [shop]);
  const template =
    '{account.display_name} (@{account.handle}, {account.platform}, {client}) {weekday} {date} {time} {shop}';
  expect(renderCaption(template, variables).text).toBe(
    'Harbor Coffee (@harbor.coffee, instagram, Harbor Group) Monday 2026-11-23 09:30 quay.example',
  );
  expect(captionVariables({ ...harbor, id: 8 }, '2026-11-23', [shop])).toMatchObject({
    shop: 'harbor.example',
    time: '',
  });
});

test('a value is put in as it is: braces in it mean nothing', () => {
  const variables = captionVariables({ ...harbor, displayName: '{date} {a|b}' }, '2026-11-23');
  expect(renderCaption('{account.display_name}', variables).text).toBe('{date} {a|b}');
});

test.each([
  ['{Good morning|Hello}, {account.handle}', [1], 'Hello, harbor.coffee'],
  ['{Hi|{Good {morning|evening}|Hello}, {account.handle}}!', [1, 0, 1], 'Good evening, harbor.coffee!'],
  ['a|b {one|two} {three|four}', [1, 0], 'a|b two three'],
  [String.raw`\{date\} {a\|b|c} \n`, [0], String.raw`{date} a|b \n`],
])('“%s” with the choices %j is “%s”', (template, choices, text) => {
  const variables = captionVariables(harbor, '2026-11-23');
  expect(renderCaption(template, variables, (_, place) => choices[place] ?? 0)).toEqual({
    text,
    unknown: [],
    problems: [],
  });
});

test.each([
  ['Hello {nobody}', [{ kind: 'unknown', name: 'nobody', at: 6 }]],
  ['{a|{nobody}} {nobody}', [3, 13].map((at) => ({ kind: 'unknown', name: 'nobody', at }))],
  ['Hello {date', [{ kind: 'unclosed', at: 6 }]],
  ['{one {two', [0, 5].map((at) => ({ kind: 'unclosed', at }))],
  ['Hello {}', [{ kind: 'empty', at: 6 }]],
  ['{a||b} {|}', [0, 7].map((at) => ({ kind: 'empty', at }))],
])('what is wrong with “%s” is said, and where', (template, problems) => {
  const rendered = renderCaption(template, {}, () => 1);
  expect(rendered.problems).toEqual(problems);
  expect(rendered.text).toBe(template.replace('{a|{nobody}}', '{nobody}'));
});

test('what is whole is filled in beside what is not', () => {
  expect(renderCaption('{one {date} {x} {', { date: '2026-11-23' }).text).toBe('{one 2026-11-23 {x} {');
});

test('problems are told as sentences', () => {
  const { problems } = renderCaption('{x} {} {', { date: '' });
  expect(problems.map((problem) => captionProblemMessage(problem, ['date']))).toEqual([
    '{x} is not a variable. There are {date}.',
    'The braces at character 5 hold an empty choice. Write {one|another}, or \\{ for the sign itself.',
    'The brace at character 8 is never closed. Add a }, or write \\{ for the sign itself.',
  ]);
});

test('a choice by chance is the same for the same post, and all texts get their turn', () => {
  const template = '{red|green|blue}';
  const of = (account: number) =>
    renderCaption(template, {}, captionChooser('campaign', `account ${account}`, 0, '')).text;
  const accounts = Array.from({ length: 60 }, (_, index) => index);
  expect(accounts.map(of)).toEqual(accounts.map(of));
  const counts = ['red', 'green', 'blue'].map((text) => accounts.filter((one) => of(one) === text).length);
  expect(Math.min(...counts)).toBeGreaterThan(8);
});

test.each([
  ['plain {date}', 1],
  ['{a|b} {c|d|e}', 6],
  ['{a|{b|c} {d|e}}', 5],
  ['{a|a|b}', 2],
  ['{a|b}'.repeat(40), 1_000_000],
])('“%s” has %d variants', (template, count) => {
  expect(captionVariants(template)).toBe(count);
});

test('any text whatever is rendered, and text without braces or backslashes stays as typed', () => {
  const typed = fc.string({ unit: fc.constantFrom('{', '}', '|', '\\', 'a', ' ', '😀'), maxLength: 30 });
  fc.assert(
    fc.property(typed, (template) => {
      const { text, problems } = renderCaption(template, {}, (count) => count - 1);
      if (!/[{}\\]/.test(template)) expect(text).toBe(template);
      for (const { at } of problems) expect(template.charAt(at)).toBe('{');
    }),
  );
});

test('a field may not be called like another, or like a variable there is anyway', () => {
  const field = (name: string) => ({ name, value: '', accounts: {} });
  expect(fieldIssues([field('shop'), field('date'), field('shop')]).map(({ path }) => path)).toEqual([
    'fields.1.name',
    'fields.2.name',
  ]);
});

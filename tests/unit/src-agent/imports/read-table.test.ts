import { describe, expect, test } from 'vitest';
import { accountsImport } from '../../../../src-agent/imports/accounts-import.ts';
import type { ImportTable } from '../../../../src-agent/imports/import-table.ts';
import { proxiesImport } from '../../../../src-agent/imports/proxies-import.ts';
import { readTable } from '../../../../src-agent/imports/read-table.ts';

const accounts = (content: string | Uint8Array) => readTable(accountsImport, bytesOf(content));
const proxies = (content: string) => readTable(proxiesImport, bytesOf(content));
const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content;
const fields = ({ columns }: ImportTable) => columns.map(({ field }) => field);
const cells = ({ rows }: ImportTable) => rows.map((row) => row.cells);

describe('encodings', () => {
  const text = 'email,client\nanna@example.com,Café “Größe” €\n';
  const expected = [['anna@example.com', 'Café “Größe” €']];
  const utf16 = (mark: boolean) => Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  const windows1252 = Buffer.from(
    text.replace(/[“”€]/g, (letter) => ({ '“': '\u0093', '”': '\u0094', '€': '\u0080' })[letter] ?? ''),
    'latin1',
  );
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', utf16(true)],
    ['UTF-16 LE', utf16(false)],
    ['UTF-16 BE', utf16(true).swap16()],
    ['UTF-16 BE', utf16(false).swap16()],
    ['Windows-1252', windows1252],
  ])('%s', (encoding, bytes) => {
    const table = accounts(bytes);
    expect(table.format).toEqual({ kind: 'csv', encoding, delimiter: ',' });
    expect(cells(table)).toEqual(expected);
  });
});

describe('delimited text', () => {
  test.each([',', ';', '\t', '|'])('with %j between cells and a line break inside of quotes', (delimiter) => {
    const line = (...values: string[]) => `${values.join(delimiter)}\r\n`;
    const table = accounts(
      line('E-Mail', 'Pass', 'Brand', 'Labels') +
        line('a@example.com', '"x,;|""y\n2"', 'Café', 'a') +
        '\r\n' +
        line('b@example.com', 'p', '', 'b'),
    );
    expect(table.format.delimiter).toBe(delimiter);
    expect(fields(table)).toEqual(['email', 'password', 'client', 'tags']);
    expect(table.rows).toEqual([
      { row: 2, cells: ['a@example.com', 'x,;|"y\n2', 'Café', 'a'] },
      { row: 4, cells: ['b@example.com', 'p', '', 'b'] },
    ]);
  });

  test('in the plain format, with and without its headings', () => {
    const rows = 'anna@example.com,pw,active,,\nbert@example.com,email,,7,3\n';
    const plain = ['email', 'password', 'status', 'proxy_id', 'profile_id'];
    const bare = accounts(rows);
    expect(fields(bare)).toEqual(plain);
    expect(bare.rows.map(({ row }) => row)).toEqual([1, 2]);
    const headed = accounts(`${plain.join(',')}\n${rows}`);
    expect(fields(headed)).toEqual(plain);
    expect(headed.rows.map(({ row }) => row)).toEqual([2, 3]);
  });

  test('leaves to the person what two headings claim, and what none explains', () => {
    expect(fields(accounts('Username,Login,Mail,Shoe size\na,b,c,d\n'))).toEqual([null, null, 'email', null]);
    expect(fields(accounts('Username,Handle,Mail\na,b,c\n'))).toEqual([null, 'handle', 'email']);
    expect(fields(accounts('anna@example.com;pw\nbert@example.com;pw\n'))).toEqual([null, null]);
  });
});

describe('JSON', () => {
  test('an array of objects, and one object a line', () => {
    const objects = [
      { email: 'a@example.com', tags: ['x', 'y'] },
      { handle: 'b', email: null },
    ];
    const array = accounts(JSON.stringify(objects, null, 2));
    const lines = accounts(objects.map((each) => JSON.stringify(each)).join('\n\n'));
    for (const table of [array, lines]) {
      expect(table.format.kind).toBe('json');
      expect(fields(table)).toEqual(['email', 'tags', 'handle']);
      expect(cells(table)).toEqual([
        ['a@example.com', '["x","y"]'],
        ['', '', 'b'],
      ]);
    }
    expect(lines.rows.map(({ row }) => row)).toEqual([1, 3]);
  });

  test('keeps good rows beside bad ones, and says where a whole file breaks without quoting it', () => {
    const { rows } = accounts('{"email":"a@example.com"}\n{"email": secret}\n[1]\n{"email":"b@example.com"}');
    expect(rows.map(({ row, broken }) => [row, broken === undefined])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(() => accounts('[\n{"password": "x"},\n{"password": "secret" 1}\n]')).toThrow(
      /^This file is not valid JSON: line 3 has a mistake\./,
    );
  });
});

test('proxies in one line each, in every form', () => {
  const table = proxies(
    [
      '10.0.0.1:8080',
      'proxy.example.com:3128:user:pa:ss',
      'user:p@ss@10.0.0.2:1080',
      'socks5://us%40er:p%3Ass@[2001:db8::1]:1080/',
      'http://10.0.0.3:80',
      '[::1]:9000:u:p',
      'no proxy at all',
    ].join('\n'),
  );
  expect(table.format.kind).toBe('lines');
  expect(fields(table)).toEqual(['protocol', 'host', 'port', 'username', 'password']);
  expect(cells(table)).toEqual([
    ['', '10.0.0.1', '8080', '', ''],
    ['', 'proxy.example.com', '3128', 'user', 'pa:ss'],
    ['', '10.0.0.2', '1080', 'user', 'p@ss'],
    ['socks5', '2001:db8::1', '1080', 'us@er', 'p:ss'],
    ['http', '10.0.0.3', '80', '', ''],
    ['', '::1', '9000', 'u', 'p'],
    [],
  ]);
  expect(table.rows.at(-1)?.broken).toMatch(/^Write a proxy as host:port/);
});

test.each([
  ['', /empty/],
  ['PK\u0003\u0004rest', /Save the sheet as CSV/],
  ['email,"password\nx', /never closes/],
])('says what is wrong with a file that is no table: %j', (content, message) => {
  expect(() => accounts(content)).toThrow(message);
});

import { expect, test } from 'vitest';
import {
  accountFilter,
  isFiltered,
  readAccountsSearch,
  viewOf,
} from '../../../../src-renderer/accounts/accounts-search.ts';

test('an address is read, and what makes no sense in it is left out', () => {
  expect(
    readAccountsSearch({
      edit: 7,
      status: 'active',
      proxyId: 'none',
      deviceId: -1,
      sort: '-handle',
      tag: 2026,
      x: 1,
    }),
  ).toEqual({ edit: 7, status: 'active', proxyId: 'none', sort: '-handle', tag: '2026' });
  expect(
    readAccountsSearch({ edit: 'old', status: 'gone', sort: 'password', archived: 'no', search: '' }),
  ).toEqual({});
});

test('what is open and the order are no part of the filter; archived accounts stay away unless they are asked for', () => {
  const search = readAccountsSearch({ edit: 7, import: 'new', sort: 'handle', client: 'Harbor' });
  expect(accountFilter(search)).toEqual({ client: 'Harbor', archived: 'no' });
  expect(isFiltered(search)).toBe(true);
  expect(isFiltered(readAccountsSearch({ edit: 'new', import: 3, sort: 'handle' }))).toBe(false);
  expect(viewOf(search)).toEqual({ sort: 'handle', client: 'Harbor' });
});

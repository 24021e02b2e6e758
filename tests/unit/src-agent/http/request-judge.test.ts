import { expect, test } from 'vitest';
import { judgeRequest, type RequestHead } from '../../../../src-agent/http/request-judge.ts';

const server = { address: '127.0.0.1:4100', token: 'the-token', sessions: new Set(['a-session']) };

const good: RequestHead = {
  method: 'POST',
  path: '/api/v1/campaigns',
  host: '127.0.0.1:4100',
  origin: undefined,
  fetchSite: undefined,
  contentType: 'application/json',
  authorization: 'Bearer the-token',
  cookie: undefined,
};
const page: RequestHead = {
  ...good,
  path: '/rpc/accounts/list',
  authorization: undefined,
  cookie: 'other=1; switchyard_session=a-session',
  origin: 'http://127.0.0.1:4100',
  fetchSite: 'same-origin',
};

test('programs with the token and pages with their cookie are answered', () => {
  expect(judgeRequest(good, server).kind).toBe('api');
  expect(judgeRequest(page, server).kind).toBe('api');
  expect(judgeRequest({ ...page, path: '/', method: 'GET', cookie: undefined }, server).kind).toBe('page');
  expect(judgeRequest({ ...page, path: '/session', cookie: undefined }, server).kind).toBe('enter');
});

const hostile: readonly [string, Partial<RequestHead>, number][] = [
  ['another host name (DNS rebinding)', { host: 'evil.example:4100' }, 421],
  ['localhost instead of the address', { host: 'localhost:4100' }, 421],
  ['no host', { host: undefined }, 421],
  ['a foreign page', { origin: 'https://evil.example' }, 403],
  ['a page with an opaque origin', { origin: 'null' }, 403],
  ['a page of another port', { origin: 'http://127.0.0.1:9999' }, 403],
  ['a cross-site navigation', { fetchSite: 'cross-site' }, 403],
  ['a same-site page of another port', { fetchSite: 'same-site' }, 403],
  ['no token', { authorization: undefined }, 401],
  ['a wrong token', { authorization: 'Bearer the-tokem' }, 401],
  ['a token that is a prefix', { authorization: 'Bearer the-' }, 401],
  ['a made-up session', { authorization: undefined, cookie: 'switchyard_session=guess' }, 401],
  ['a form post', { contentType: 'application/x-www-form-urlencoded' }, 415],
  ['text/plain, which needs no preflight', { contentType: 'text/plain;charset=UTF-8' }, 415],
  ['a preflight', { method: 'OPTIONS' }, 405],
  ['writing to a page', { path: '/', method: 'POST' }, 405],
];
for (const [name, change, status] of hostile)
  test(`${name} is refused with ${status}`, () => {
    expect(judgeRequest({ ...good, ...change }, server)).toMatchObject({ kind: 'refused', status });
  });

test('a form cannot sign a page in', () => {
  const form = { ...page, path: '/session', contentType: 'multipart/form-data; boundary=x' };
  expect(judgeRequest(form, server)).toMatchObject({ kind: 'refused', status: 415 });
});

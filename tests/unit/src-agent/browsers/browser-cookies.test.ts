import { expect, test } from 'vitest';
import { cookieParameter, readCookies } from '../../../../src-agent/browsers/browser-cookies.ts';

test('takes cookies as extensions export them and as a browser tells them, and leaves out what is none', () => {
  const kept = {
    name: 'csrftoken',
    value: 'c',
    domain: 'www.instagram.com',
    path: '/accounts',
    expires: -1,
    httpOnly: false,
    secure: true,
    sameSite: 'Lax',
    sourceScheme: 'Secure',
  };
  const exported = {
    name: 'sessionid',
    value: 's',
    domain: '.instagram.com',
    path: '/',
    expirationDate: 1_900_000_000.5,
    hostOnly: false,
    httpOnly: true,
    sameSite: 'no_restriction',
    secure: true,
    session: false,
    storeId: '0',
  };
  const bare = { name: 'mid', value: 'm', domain: '.instagram.com', sameSite: 'unspecified' };
  const cookies = readCookies(JSON.stringify([kept, exported, bare, { name: 'nowhere' }, null]));
  expect(cookies.map(cookieParameter)).toEqual([
    {
      name: 'csrftoken',
      value: 'c',
      url: 'https://www.instagram.com/accounts',
      path: '/accounts',
      httpOnly: false,
      secure: true,
      sameSite: 'Lax',
      sourceScheme: 'Secure',
    },
    {
      name: 'sessionid',
      value: 's',
      domain: '.instagram.com',
      path: '/',
      expires: 1_900_000_000.5,
      httpOnly: true,
      secure: true,
      sameSite: 'None',
    },
    { name: 'mid', value: 'm', domain: '.instagram.com', path: '/', httpOnly: false, secure: false },
  ]);
});

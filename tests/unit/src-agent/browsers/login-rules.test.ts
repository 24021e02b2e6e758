import { expect, test } from 'vitest';
import { judgeLogin } from '../../../../src-agent/browsers/login-rules.ts';

const instagram = { platform: 'instagram', handle: 'harbor.coffee' } as const;
const home = 'https://www.instagram.com/';
const nav = ['/', '/explore/', '/reels/', '/direct/inbox/'];
const seen = { asked: home, arrived: home, cookieNames: ['csrftoken', 'sessionid'], links: nav };

test.each([
  ['its own profile is linked', seen, [...nav, '/harbor.coffee/'], 'signed_in'],
  ['nobody’s profile is linked', seen, nav, 'signed_in'],
  ['several profiles are linked', seen, [...nav, '/anna/', '/ben/'], 'signed_in'],
  ['another profile is linked', seen, [...nav, '/anna/'], 'other_account'],
  ['there is no session cookie', { ...seen, cookieNames: ['csrftoken'] }, nav, 'signed_out'],
  ['it leads to the sign-in page', { ...seen, arrived: `${home}accounts/login/?next=x` }, nav, 'signed_out'],
  ['it leads to a check', { ...seen, arrived: `${home}challenge/?next=x` }, nav, 'unknown'],
] as const)('when %s', (_case, found, links, state) => {
  const answer = judgeLogin(instagram, { ...found, links });
  expect(answer.state).toBe(state);
  expect(answer.evidence[0]).toBe('www.instagram.com was opened in the account’s browser.');
  expect(answer.evidence.length).toBeGreaterThan(1);
});

test('an account that is known by its e-mail address only is not taken for another one', () => {
  const account = { ...instagram, handle: 'anna@example.com' };
  expect(judgeLogin(account, { ...seen, links: ['/anna/'] }).state).toBe('signed_in');
});

test('each platform has its own session cookie and sign-in page', () => {
  const at = (address: string, cookieNames: string[], links: string[] = []) => ({
    asked: address,
    arrived: address,
    cookieNames,
    links,
  });
  const tiktok = { platform: 'tiktok', handle: 'anna' } as const;
  expect(judgeLogin(tiktok, at('https://www.tiktok.com/foryou', ['sessionid_ss'], ['/@anna'])).state).toBe(
    'signed_in',
  );
  expect(judgeLogin(tiktok, at('https://www.tiktok.com/login', ['sessionid'])).state).toBe('signed_out');
  const threads = { platform: 'threads', handle: 'anna' } as const;
  expect(judgeLogin(threads, at('https://www.threads.com/', ['sessionid'], ['/@ben'])).state).toBe(
    'other_account',
  );
});

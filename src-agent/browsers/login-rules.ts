import type { Platform } from '../../src-shared/domain/platform.ts';
import { accountName } from '../../src-shared/account-name.ts';
import type { LoginTest } from '../../src-shared/domain/account.ts';

/** What was seen at a platform's home page. `links`: paths of the links in its navigation. */
export type HomeSeen = {
  readonly asked: string;
  readonly arrived: string;
  readonly cookieNames: readonly string[];
  readonly links: readonly string[];
};

/** What a login test in the browser found: one sentence a line of evidence. */
export type LoginFound = Pick<LoginTest, 'state' | 'evidence'>;

type Rule = {
  /** Cookies that are there only while somebody is signed in; one of them is enough. */
  readonly session: readonly string[];
  /** Where those who are not signed in are led to. */
  readonly login: RegExp;
  /** Where the platform wants a person first: a check, a suspended account. */
  readonly check: RegExp;
  /** The handle in a link to one's own profile, and words that stand in its place in other links. */
  readonly profile: RegExp;
  readonly reserved: readonly string[];
};

/**
 * What tells on each platform that somebody is signed in, and where signed-out visitors are sent. Instagram's `sessionid` is
 * what programs that act for a signed-in visitor take from a browser (so does gallery-dl, github.com/mikf/gallery-dl); for
 * Threads and TikTok no public source was found, so that a cookie alone never decides: the page has to agree.
 */
const rules: Readonly<Record<Platform, Rule>> = {
  instagram: {
    session: ['sessionid'],
    login: /^\/accounts\/(login|emailsignup)\b/,
    check: /^\/(challenge|accounts\/(suspended|disabled|onetap_challenge))\b/,
    profile: /^\/([a-z0-9._]{1,30})\/?$/i,
    reserved: ['explore', 'reels', 'direct', 'accounts', 'stories', 'about', 'legal', 'p', 'notifications'],
  },
  threads: {
    session: ['sessionid'],
    login: /^\/login\b/,
    check: /^\/(challenge|accounts\/(suspended|disabled))\b/,
    profile: /^\/@([a-z0-9._]{1,30})\/?$/i,
    reserved: [],
  },
  tiktok: {
    session: ['sessionid', 'sessionid_ss'],
    login: /^\/(login|signup)\b/,
    check: /^\/(verify|account\/banned)\b/,
    profile: /^\/@([a-z0-9._]{1,30})\/?$/i,
    reserved: [],
  },
};

/** Which of the cookies there are says that somebody is signed in; undefined when none does. */
export function sessionCookie(platform: Platform, cookieNames: readonly string[]): string | undefined {
  return rules[platform].session.find((name) => cookieNames.includes(name));
}

/** Decides from what was seen; where it does not tell, the answer is `unknown` and not a guess. */
export function judgeLogin(
  { platform, handle }: { readonly platform: Platform; readonly handle: string },
  seen: HomeSeen,
): LoginFound {
  const rule = rules[platform];
  const arrived = new URL(seen.arrived);
  const path = arrived.pathname;
  const evidence = [`${host(seen.asked)} was opened in the account’s browser.`];
  const cookie = sessionCookie(platform, seen.cookieNames);
  evidence.push(
    cookie === undefined
      ? 'There is no session cookie of a signed-in visitor.'
      : `There is a session cookie (${cookie}).`,
  );
  if (rule.check.test(path)) {
    evidence.push(`It led to ${path}: the platform wants a person to look at something first.`);
    return { state: 'unknown', evidence };
  }
  if (rule.login.test(path)) {
    evidence.push(`It led to the sign-in page ${path}.`);
    return { state: 'signed_out', evidence };
  }
  if (cookie === undefined) return { state: 'signed_out', evidence };
  evidence.push('It did not lead to a sign-in page.');
  const [who, another] = handlesIn(rule, seen.links);
  if (who === undefined || another !== undefined) {
    evidence.push('The page does not tell which account it is.');
    return { state: 'signed_in', evidence };
  }
  evidence.push(`Its navigation leads to the profile of @${who}.`);
  // An account that is known by its e-mail address only cannot be told apart.
  if (handle.includes('@') || who === handle) return { state: 'signed_in', evidence };
  evidence.push(`The account here is ${accountName(handle)}.`);
  return { state: 'other_account', evidence };
}

function handlesIn({ profile, reserved }: Rule, links: readonly string[]): string[] {
  const found = links.flatMap((link) => {
    const handle = profile.exec(link)?.[1]?.toLowerCase();
    return handle === undefined || reserved.includes(handle) ? [] : [handle];
  });
  return [...new Set(found)];
}

function host(address: string): string {
  return new URL(address).host;
}

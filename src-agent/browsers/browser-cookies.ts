import { z } from 'zod';

/**
 * A cookie as Chrome's protocol tells it; `expires` in seconds since 1970, -1 for a session cookie. What a newer Chrome
 * words differently is left out rather than losing the cookie.
 */
const browserCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  expires: z.number(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None']).optional().catch(undefined),
  priority: z.enum(['Low', 'Medium', 'High']).optional().catch(undefined),
  sourceScheme: z.enum(['Unset', 'NonSecure', 'Secure']).optional().catch(undefined),
  sourcePort: z.number().optional().catch(undefined),
  partitionKey: z
    .object({ topLevelSite: z.string(), hasCrossSiteAncestor: z.boolean() })
    .optional()
    .catch(undefined),
});
export type BrowserCookie = z.infer<typeof browserCookie>;

/** All cookies of an account's browser, as it tells them and the vault keeps them. */
export const keptCookies = z.array(browserCookie);

/**
 * A cookie as browser extensions export it, and imports bring it: chrome.cookies.Cookie
 * (https://developer.chrome.com/docs/extensions/reference/api/cookies#type-Cookie).
 */
const exportedCookie = z
  .object({
    name: z.string(),
    value: z.string(),
    domain: z.string().min(1),
    path: z.string().catch('/'),
    expirationDate: z.number().optional().catch(undefined),
    expires: z.number().optional().catch(undefined),
    httpOnly: z.boolean().catch(false),
    secure: z.boolean().catch(false),
    sameSite: z.string().optional().catch(undefined),
  })
  .transform(({ expirationDate, expires, sameSite, ...cookie }): BrowserCookie => {
    const site = sameSites[sameSite?.toLowerCase() ?? ''];
    return {
      ...cookie,
      expires: expirationDate ?? expires ?? -1,
      ...(site === undefined ? {} : { sameSite: site }),
    };
  });

const sameSites: Readonly<Record<string, BrowserCookie['sameSite']>> = {
  strict: 'Strict',
  lax: 'Lax',
  none: 'None',
  no_restriction: 'None',
};

/** The cookies of a text from the vault: those kept of a browser, or imported ones; what is no cookie is left out. */
export function readCookies(text: string): BrowserCookie[] {
  return z
    .array(z.union([browserCookie, exportedCookie]).nullable().catch(null))
    .parse(JSON.parse(text))
    .filter((cookie) => cookie !== null);
}

/** The cookie as it is put back. One of a single host is told by its address, so that it does not spread to others below it. */
export function cookieParameter(cookie: BrowserCookie): object {
  const { domain, expires, ...rest } = cookie;
  const host = domain.includes(':') && !domain.startsWith('[') ? `[${domain}]` : domain;
  return {
    ...rest,
    ...(domain.startsWith('.')
      ? { domain }
      : { url: `${cookie.secure ? 'https' : 'http'}://${host}${cookie.path}` }),
    ...(expires === -1 ? {} : { expires }),
  };
}

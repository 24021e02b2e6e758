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

/** What the vault keeps of an account's browser. */
export const keptCookies = z.array(browserCookie);

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

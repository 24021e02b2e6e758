/** Secrets that are easily found again, by where they go in; the letters are such that each encoding changes them. */
export function canarySecrets(): Map<string, string> {
  const anyLetters = [
    'account-created',
    'account-updated',
    'imported-password',
    'failed-import',
    'cancelled-import',
    'proxy-right',
    'proxy-wrong',
    'proxy-updated',
    'imported-proxy',
    'refused',
  ];
  // Where quotes and spaces may not stand.
  const plainLetters = ['imported-cookies', 'cancelled-proxy', 'bad-line'];
  return new Map([
    ...anyLetters.map((where) => [where, `canary/${where} "+ü`] as const),
    ...plainLetters.map((where) => [where, `canary-${where}-77`] as const),
  ]);
}

/** A CSV cell. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A file with one Instagram account, with its password and the value of its session cookie. */
export function accountsFile(handle: string, password: string, session: string): string {
  const cookies = JSON.stringify([
    { name: 'sessionid', value: session, domain: '.instagram.com', path: '/' },
  ]);
  return `platform,handle,password,cookies\ninstagram,${handle},${quoted(password)},${quoted(cookies)}\n`;
}

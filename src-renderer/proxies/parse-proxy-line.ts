import type { ProxyProtocol } from '../../src-shared/domain/proxy.ts';

/** What a line says of a proxy. */
export type ProxyLine = {
  readonly protocol: ProxyProtocol | null;
  readonly host: string;
  readonly port: number;
  readonly username: string | null;
  readonly password: string | null;
};

const schemes: Readonly<Record<string, ProxyProtocol>> = {
  http: 'http',
  https: 'https',
  socks5: 'socks5',
  socks5h: 'socks5',
  socks: 'socks5',
};

/**
 * Reads a line as providers hand proxies out: `host:port`, `host:port:user:password`, `user:password@host:port`,
 * `host:port@user:password` or `user:password:host:port`, each with or without a scheme; `[::1]:port` for IPv6.
 * Null when it is none of these.
 */
export function parseProxyLine(text: string): ProxyLine | null {
  const match = /^(?:([a-z0-9]+):\/\/)?(\S+?)\/?$/i.exec(text.trim());
  const scheme = match?.[1]?.toLowerCase();
  const rest = match?.[2];
  if (rest === undefined || (scheme !== undefined && schemes[scheme] === undefined)) return null;
  const protocol = scheme === undefined ? null : (schemes[scheme] ?? null);
  const at = rest.lastIndexOf('@');
  if (at >= 0) {
    const [before, after] = [rest.slice(0, at), rest.slice(at + 1)];
    const place = placeOf(after);
    if (place !== null) return { protocol, ...place, ...personOf(before, scheme !== undefined) };
    const first = placeOf(before);
    if (first !== null) return { protocol, ...first, ...personOf(after, false) };
  }
  const [, head = '', tail] = /^(\[[^\]]+\]:\d+|[^:]+:[^:]+)(?::(.*))?$/.exec(rest) ?? [];
  const place = placeOf(head);
  if (place !== null) return { protocol, ...place, ...(tail === undefined ? nobody : personOf(tail, false)) };
  const last = tail === undefined ? null : placeOf(tail);
  return last === null ? null : { protocol, ...last, ...personOf(head, false) };
}

const nobody = { username: null, password: null };

function placeOf(text: string): { host: string; port: number } | null {
  const [, host, digits] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}

/** `encoded`: as in an address, where `%40` stands for `@`. */
function personOf(text: string, encoded: boolean): { username: string | null; password: string | null } {
  const colon = text.indexOf(':');
  const [user, password] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  const read = (part: string) => (part === '' ? null : encoded ? decoded(part) : part);
  return { username: read(user), password: read(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A password with a lone % was meant as it stands.
    return text;
  }
}

import { isIPv6 } from 'node:net';
import type { TableRow } from './import-table.ts';

/** What a proxy written in one line says; the columns of such a file, in this order. */
export const lineColumns = ['protocol', 'host', 'port', 'username', 'password'] as const;

const expected =
  'Write a proxy as host:port, host:port:user:password, user:password@host:port or http://user:password@host:port.';

/** Whether at least half of the first lines are proxies written in one line each. */
export function areProxyLines(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const fitting = lines.filter((line) => readProxyLine(line.trim()) !== null);
  return fitting.length > 0 && fitting.length * 2 >= lines.length;
}

/** Reads one proxy a line. */
export function readProxyLines(text: string): TableRow[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ row: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ row, line }) => {
      const cells = readProxyLine(line);
      return cells === null ? { row, cells: [], broken: expected } : { row, cells };
    });
}

/** The parts of a line in the order of `lineColumns`; null when it is no proxy. */
function readProxyLine(line: string): string[] | null {
  const schemed = /^([a-z][a-z0-9+.-]*):\/\/(.*?)\/?$/i.exec(line);
  const protocol = schemed?.[1]?.toLowerCase() ?? '';
  const rest = schemed?.[2] ?? line;
  const at = rest.lastIndexOf('@');
  if (at >= 0) {
    const place = readPlace(rest.slice(at + 1));
    const user = rest.slice(0, at);
    if (place === null || place.after !== '') return null;
    const colon = user.indexOf(':');
    const names = colon < 0 ? [user, ''] : [user.slice(0, colon), user.slice(colon + 1)];
    // Only in an address is a percent sign an escape.
    const [username = '', password = ''] = schemed === null ? names : names.map(unescaped);
    return [protocol, place.host, place.port, username, password];
  }
  const place = readPlace(rest);
  if (place === null) return null;
  const { host, port, after } = place;
  if (after === '') return [protocol, host, port, '', ''];
  const colon = after.indexOf(':', 1);
  return colon < 0
    ? [protocol, host, port, after.slice(1), '']
    : [protocol, host, port, after.slice(1, colon), after.slice(colon + 1)];
}

/** `host:port` and what follows it; an IPv6 address is in brackets. */
function readPlace(text: string): { host: string; port: string; after: string } | null {
  const found = /^(\[[0-9a-fA-F:.]+\]|[a-zA-Z0-9._-]+):(\d{1,6})(:.*)?$/.exec(text);
  const [, host = '', port = '', after = ''] = found ?? [];
  if (found === null) return null;
  if (!host.startsWith('[')) return { host, port, after };
  const address = host.slice(1, -1);
  return isIPv6(address) ? { host: address, port, after } : null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: it was meant as it stands.
    return text;
  }
}

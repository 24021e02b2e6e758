import type {
  Proxy,
  ProxyCheck,
  ProxyOutcome,
  ProxyProtocol,
  ProxyType,
} from '../../src-shared/domain/proxy.ts';
import { formatCount } from '../format/amount.ts';
import { proxyLabels, type Label } from '../parts/tone.ts';

/** Where a proxy's address comes from, in words. */
export const typeNames: Readonly<Record<ProxyType, string>> = {
  residential: 'Residential',
  datacenter: 'Data center',
  mobile: 'Mobile',
};

/** Protocols as people write them. */
export const protocolNames: Readonly<Record<ProxyProtocol, string>> = {
  http: 'HTTP',
  https: 'HTTPS',
  socks5: 'SOCKS5',
};

/** How a check went, in words. */
export const outcomeNames: Readonly<Record<ProxyOutcome, string>> = {
  ok: 'Works',
  refused: 'Refused the connection',
  auth: 'Refused the password',
  timeout: 'Did not answer in time',
  dns: 'Host not found',
  tls: 'TLS failed',
  wrong_answer: 'Answered something else',
};

/** What a row of checks says, in a sentence; `checks` in any order. */
export function historySentence(checks: readonly Pick<ProxyCheck, 'outcome' | 'latencyMs'>[]): string {
  if (checks.length === 0) return 'Not checked yet.';
  const times = checks
    .flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]))
    .toSorted((a, b) => a - b);
  const failed = checks.filter(({ outcome }) => outcome !== 'ok').length;
  const median = times[Math.floor(times.length / 2)];
  return [
    `${formatCount(checks.length, 'check')}, ${failed === 0 ? 'none failed' : `${failed.toLocaleString()} failed`}.`,
    median === undefined
      ? null
      : `Half answered within ${median.toLocaleString()} ms; the slowest took ${(times.at(-1) ?? median).toLocaleString()} ms.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

/** How a proxy is, in words; one that was never checked does not claim to work. */
export function proxyLabel({ status, lastCheck }: Pick<Proxy, 'status' | 'lastCheck'>): Label {
  return status === 'active' && lastCheck === null
    ? { text: 'Not checked', tone: 'idle' }
    : proxyLabels[status];
}

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyChart } from '../../../../src-renderer/proxies/latency-chart.ts';
import { parseProxyLine } from '../../../../src-renderer/proxies/parse-proxy-line.ts';
import {
  newProxyForm,
  proxyOf,
  proxyProblems,
  withLine,
} from '../../../../src-renderer/proxies/proxy-form.ts';
import { historySentence, proxyLabel } from '../../../../src-renderer/proxies/proxy-words.ts';
import { proxyFilter, readProxiesSearch } from '../../../../src-renderer/proxies/proxies-search.ts';
import type { ProxyCheck } from '../../../../src-shared/domain/proxy.ts';

const place = { host: 'gate.example.net', port: 8000 };
const person = { username: 'anna', password: 'p:w@1' };

test.each([
  ['gate.example.net:8000', { protocol: null, ...place, username: null, password: null }],
  ['gate.example.net:8000:anna:p:w@1', { protocol: null, ...place, ...person }],
  ['gate.example.net:8000:anna:secret', { protocol: null, ...place, username: 'anna', password: 'secret' }],
  ['anna:secret:gate.example.net:8000', { protocol: null, ...place, username: 'anna', password: 'secret' }],
  ['anna:p:w@1@gate.example.net:8000', { protocol: null, ...place, ...person }],
  ['gate.example.net:8000@anna:secret', { protocol: null, ...place, username: 'anna', password: 'secret' }],
  ['socks5h://anna:p%3Aw%401@gate.example.net:8000/', { protocol: 'socks5', ...place, ...person }],
  ['https://gate.example.net:8000', { protocol: 'https', ...place, username: null, password: null }],
  [
    '[2001:db8::1]:1080',
    { protocol: null, host: '[2001:db8::1]', port: 1080, username: null, password: null },
  ],
  ['ftp://gate.example.net:21', null],
  ['gate.example.net', null],
  ['gate.example.net:70000', null],
  ['', null],
])('reads “%s”', (line, expected) => {
  expect(parseProxyLine(line)).toEqual(expected);
});

test('whatever is pasted, reading it ends, and what it finds has a port', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = parseProxyLine(text);
      if (found !== null) expect(found.port).toBeGreaterThan(0);
    }),
  );
});

test('a pasted line fills the form, and an empty password is left as it is', () => {
  const line = parseProxyLine('socks5://anna:secret@gate.example.net:8000');
  if (line === null) throw new Error('a line was expected');
  const form = withLine({ ...newProxyForm, label: ' Berlin ' }, line);
  expect(proxyProblems(form)).toEqual({});
  expect(proxyOf(form)).toEqual({
    label: 'Berlin',
    ...place,
    protocol: 'socks5',
    type: 'datacenter',
    username: 'anna',
    password: 'secret',
  });
  expect(proxyOf({ ...form, password: '' })).not.toHaveProperty('password');
  expect(proxyProblems({ ...form, port: '' })).toEqual({ port: 'A port from 1 to 65535.' });
});

const check = (minute: number, latencyMs: number | null): ProxyCheck => ({
  id: minute,
  at: new Date(minute * 60_000).toISOString(),
  outcome: latencyMs === null ? 'timeout' : 'ok',
  latencyMs,
  exitAddress: null,
  detail: '',
});

test('the chart is broken where checks failed, and runs from the oldest to the newest', () => {
  const checks = [check(4, 40), check(3, null), check(2, 80), check(1, 20), check(0, 100)];
  const chart = latencyChart(checks, { width: 400, height: 100 });
  expect(chart.lines).toEqual(['0.0,0.0 100.0,80.0 200.0,20.0']);
  expect(chart.dots).toEqual([{ x: 400, y: 60 }]);
  expect(chart.failures).toEqual([{ id: 3, x: 300 }]);
  expect(chart.marks.map(({ ms }) => ms)).toEqual([50, 100]);
  expect(historySentence(checks)).toBe(
    '5 checks, 1 failed. Half answered within 80 ms; the slowest took 100 ms.',
  );
  expect(historySentence([])).toBe('Not checked yet.');
});

test('a chart of any checks stays inside its picture', () => {
  const any = fc.array(fc.tuple(fc.nat(10_000), fc.option(fc.nat(60_000))), { maxLength: 60 });
  fc.assert(
    fc.property(any, (some) => {
      const checks = some.toSorted(([a], [b]) => b - a).map(([minute, ms]) => check(minute, ms));
      const chart = latencyChart(checks, { width: 400, height: 100 });
      const points = [
        ...chart.lines.flatMap((line) => line.split(' ')).map((point) => point.split(',').map(Number)),
        ...chart.dots.map(({ x, y }) => [x, y]),
      ];
      for (const [x = -1, y = -1] of points) {
        expect(x >= 0 && x <= 400).toBe(true);
        expect(y >= 0 && y <= 100).toBe(true);
      }
    }),
  );
});

test('a proxy that was never checked does not claim to work', () => {
  expect(proxyLabel({ status: 'active', lastCheck: null }).text).toBe('Not checked');
  expect(proxyLabel({ status: 'banned', lastCheck: null }).text).toBe('Banned');
});

test('an address holds only what it understands', () => {
  const search = readProxiesSearch({
    edit: 'new',
    status: 'error',
    type: 'x',
    used: 'yes',
    sort: '-latencyMs',
  });
  expect(search).toEqual({ edit: 'new', status: 'error', used: 'yes', sort: '-latencyMs' });
  expect(proxyFilter(search)).toEqual({ status: 'error', used: 'yes' });
});

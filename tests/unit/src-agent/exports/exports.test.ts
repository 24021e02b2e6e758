import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportRoom } from '../../../../src-agent/exports/export-room.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import { accountSelection } from '../../../../src-shared/domain/account.ts';
import { proxySelection } from '../../../../src-shared/domain/proxy.ts';
import { ImportBench, value } from '../../../support/import-bench.ts';

const everyone = accountSelection.parse({ filter: { archived: 'all' } });
const everything = proxySelection.parse({ filter: {} });

function exportsOf({ store, secrets, accounts }: ImportBench) {
  return exportRoom({ store, keys: secrets.keys, accountList: accounts.rows });
}

const text = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .map((each) => each.trim().slice(0, maxLength).trim())
    .filter((each) => each.isWellFormed());
const secret = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((each) => each.trim() !== '' || each === '');
const words = text(30).filter((each) => each !== '');

const account = fc.record({
  platform: fc.constantFrom('instagram', 'threads', 'tiktok'),
  handle: fc.stringMatching(/^[a-z0-9._]{1,30}$/),
  display_name: words,
  email: fc.constantFrom('', 'anna@example.com', 'b.c+d@example.co.uk'),
  password: secret,
  status: fc.constantFrom('active', 'banned', 'cooldown', 'needs_captcha', 'inactive'),
  timezone: fc.constantFrom('', 'Europe/Berlin', 'UTC'),
  client: text(30),
  tags: fc.uniqueArray(words, { maxLength: 4 }),
  notes: fc.oneof(text(60), fc.constant('two\nlines, and "quotes"\r\n=1+1')),
  cookies: fc.oneof(
    fc.constant(''),
    words.map((name) => JSON.stringify([{ name, value: name }])),
  ),
});

test('accounts come back exactly as they were exported, secrets too', async () => {
  await using bench = await ImportBench.open();
  const { accounts: exports } = exportsOf(bench);
  const write = async (format: 'csv' | 'json') =>
    await value(
      await exports.export({ selection: everyone, format, withSecrets: true, confirmed: true }),
    ).text();
  const empty = () =>
    bench.store.write((tx) => {
      tx.run(tx.query.deleteFrom('account'));
      tx.run(tx.query.deleteFrom('secret'));
    });
  const rows = fc.uniqueArray(account, {
    selector: (each) => `${each.platform} ${each.handle}`,
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('csv' as const, 'json' as const), async (all, format) => {
      empty();
      const first = await bench.add(bench.accountImports, JSON.stringify(all));
      expect(first.counts).toMatchObject({ errors: 0, added: all.length });
      const before = await write(format);
      const inOrder = JSON.parse(await write('json')) as typeof all;
      expect(inOrder).toMatchObject(
        all.map(({ tags, ...each }) => ({ ...each, tags: tags.toSorted(byBytes), ...orNull(each) })),
      );
      empty();
      const again = await bench.add(bench.accountImports, before);
      expect(again.counts).toMatchObject({ errors: 0, duplicates: 0, added: all.length });
      expect(await write(format)).toBe(before);
    }),
    { numRuns: 8 },
  );
});

/** What is not there is null where the store knows nothing as such. */
function orNull(each: { readonly timezone: string; readonly client: string }) {
  return { timezone: each.timezone || null, client: each.client || null };
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

test('proxies come back exactly as they were exported', async () => {
  await using bench = await ImportBench.open();
  const { proxies: exports } = exportsOf(bench);
  const write = async () =>
    await value(
      await exports.export({ selection: everything, format: 'csv', withSecrets: true, confirmed: true }),
    ).text();
  const proxy = fc.record({
    host: fc.oneof(fc.ipV4(), fc.constantFrom('proxy.example.com', '2001:db8::1')),
    port: fc.integer({ min: 1, max: 65_535 }),
    username: secret,
    password: secret,
    type: fc.constantFrom('residential', 'datacenter', 'mobile'),
    status: fc.constantFrom('active', 'inactive', 'banned', 'error'),
    protocol: fc.constantFrom('http', 'https', 'socks5'),
    label: text(30),
  });
  const rows = fc.uniqueArray(proxy, {
    selector: ({ host, port }) => `${host} ${port}`,
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      bench.store.write((tx) => {
        tx.run(tx.query.deleteFrom('proxy'));
        tx.run(tx.query.deleteFrom('secret'));
      });
      expect((await bench.add(bench.proxyImports, JSON.stringify(all))).counts.added).toBe(all.length);
      const before = await write();
      bench.store.write((tx) => {
        tx.run(tx.query.deleteFrom('proxy'));
        tx.run(tx.query.deleteFrom('secret'));
      });
      expect((await bench.add(bench.proxyImports, before)).counts).toMatchObject({
        errors: 0,
        added: all.length,
      });
      expect(await write()).toBe(before);
    }),
    { numRuns: 6 },
  );
});

test('secrets leave the vault only when that is confirmed, and the log says so', async () => {
  await using bench = await ImportBench.open();
  const { accounts: exports } = exportsOf(bench);
  await bench.add(bench.accountImports, 'handle,password,tags\nanna,top-secret,x\n@bert,,\n');
  const asked = { selection: everyone, format: 'csv', withSecrets: true, confirmed: false } as const;
  expect(await exports.export(asked)).toMatchObject({ refusal: { code: 'CONFLICT', reason: 'unconfirmed' } });
  const plain = value(await exports.export({ ...asked, withSecrets: false }));
  expect(plain).toMatchObject({ name: 'switchyard-accounts.csv', type: 'text/csv' });
  const written = Buffer.from(await plain.arrayBuffer()).toString('utf8');
  expect(written.split('\r\n')).toEqual([
    '\uFEFFplatform,handle,display_name,email,status,proxy_id,proxy,profile_id,profile,device,timezone,client,tags,notes',
    'instagram,anna,anna,,active,,,,,,,,x,',
    'instagram,bert,bert,,active,,,,,,,,,',
    '',
  ]);
  const one = await exports.export({ ...asked, selection: { ids: [2] }, confirmed: true, format: 'json' });
  expect(JSON.parse(await value(one).text())).toMatchObject([{ handle: 'bert', password: '', tags: [] }]);
  const events = new EventLog(bench.store).read(0, 1000).filter(({ type }) => type === 'account.exported');
  expect(events.map(({ data }) => data)).toEqual([
    { count: 2, withSecrets: false, format: 'csv' },
    { count: 1, withSecrets: true, format: 'json' },
  ]);
});

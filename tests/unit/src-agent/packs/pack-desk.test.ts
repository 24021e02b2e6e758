import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PackKey } from '../../../../src-shared/domain/pack.ts';
import { makeBundle } from '../../../../src-agent/packs/pack-bundle.ts';
import { PackRoom } from '../../../../src-agent/packs/pack-room.ts';
import { startRealTimer } from '../../../../src-agent/devices/timers.ts';
import { openTemporaryStore, type TemporaryStore } from '../../../support/temporary-store.ts';
import { FakePhone } from '../delivery/phone/fake-phone.ts';

const packsDir = new URL('../../../../resources/packs', import.meta.url).pathname;
const shipped = readFileSync(join(packsDir, 'instagram/400-419/en.json'), 'utf8');
const key: PackKey = { platform: 'instagram', locale: 'en', versions: { from: '400', before: '420' } };

/** The shipped pack with another name for the app, to tell it from others. */
const named = (appName: string) => JSON.stringify({ ...JSON.parse(shipped), appName });
const bundleOf = (name: string) => makeBundle(name, [{ path: 'instagram/en.json', content: named(name) }]);

let desk: TemporaryStore;
const openRoom = () =>
  new PackRoom({
    store: desk.store,
    dataDir: desk.folder,
    packsDir,
    room: { phones: new FakePhone(), registry: { transportOf: () => null } },
    startTimer: startRealTimer,
  });

beforeEach(async () => {
  const opened = await openTemporaryStore();
  onTestFinished(() => opened[Symbol.dispose]());
  desk = opened;
});

const appName = async (room: PackRoom) => (await room.inUse()).packs.find('instagram', '410', 'en')?.appName;

describe('a bundle of packs', () => {
  test('is used at once, by those who already hold the packs too, and after a restart', async () => {
    const room = openRoom();
    const { packs } = await room.inUse();
    expect(packs.find('instagram', '410', 'en')?.appName).toBe('Instagram');
    expect(await (await room.desk()).install(bundleOf('Second'))).toMatchObject({
      ok: true,
      value: { bundle: 'Second', installed: [{ bundle: 'Second', earlier: ['shipped'] }] },
    });
    expect(packs.find('instagram', '410', 'en')?.appName).toBe('Second');
    expect(packs.find('instagram', '410', 'en')?.stops.map(({ name }) => name)).toContain('play_store');
    expect(await appName(openRoom())).toBe('Second');
  });

  test('is rolled back to the one before it, and to the shipped one', async () => {
    const room = openRoom();
    const packDesk = await room.desk();
    expect(await packDesk.rollback(key, 'shipped')).toMatchObject({ ok: false });
    await packDesk.install(bundleOf('Second'));
    expect(await packDesk.rollback(key, 'before')).toMatchObject({ ok: false });
    await packDesk.install(bundleOf('Third'));
    expect(await packDesk.rollback(key, 'before')).toMatchObject({ ok: true });
    expect(await appName(room)).toBe('Second');
    expect(await packDesk.rollback(key, 'shipped')).toMatchObject({ ok: true });
    expect(await appName(room)).toBe('Instagram');
    const told = desk.store.all(desk.store.query.selectFrom('event').select('type'));
    expect(told.filter(({ type }) => type.startsWith('pack.')).map(({ type }) => type)).toEqual([
      'pack.installed',
      'pack.installed',
      'pack.rolled_back',
      'pack.rolled_back',
    ]);
  });

  test.each([
    ['is no JSON', 'no json', 'no bundle'],
    ['is of another format', '{"format":2,"bundle":"x","packs":[]}', 'no bundle'],
    ['was changed on the way', bundleOf('Second').replaceAll('Second', 'Sekond'), 'checksum'],
    [
      'holds a pack of another format',
      makeBundle('x', [{ path: 'a.json', content: '{"format":9}' }]),
      'a.json',
    ],
    [
      'holds a pack that tests badly',
      makeBundle('x', [{ path: 'a.json', content: JSON.stringify({ ...JSON.parse(shipped), screens: {} }) }]),
      'has no screens',
    ],
  ])('that %s is refused, and nothing changes', async (_what, text, why) => {
    const room = openRoom();
    expect(await (await room.desk()).install(text)).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining(why) as string },
    });
    expect(await appName(room)).toBe('Instagram');
  });

  test('whose file was changed afterwards is not used any more', async () => {
    await (await openRoom().desk()).install(bundleOf('Second'));
    for (const file of readdirSync(join(desk.folder, 'packs')))
      writeFileSync(join(desk.folder, 'packs', file), named('Evil'));
    expect(await appName(openRoom())).toBe('Instagram');
  });
});

describe('a version nobody knows', () => {
  const app = { platform: 'instagram', appVersion: '421.0', locale: 'en-US' } as const;
  const seen = (confirmed: boolean) => ({
    at: '2026-11-25T10:00:00.000Z',
    phone: 'Phone 1',
    pack: 'instagram 400–420 en',
    confirmed,
    screens: [],
  });

  test('may be used with the nearest pack once it was looked at and a person allows it', async () => {
    const room = openRoom();
    const packDesk = await room.desk();
    const allowed = async () => (await room.inUse()).packAllowed(app);
    expect(packDesk.permit(app, 'allowed')).toMatchObject({ ok: false });
    room.permissions.keep(app, seen(false));
    expect(packDesk.permit(app, 'allowed')).toMatchObject({ ok: false });
    room.permissions.keep(app, seen(true));
    expect(await allowed()).toBe(false);
    expect(packDesk.permit(app, 'allowed')).toMatchObject({ ok: true });
    expect(await allowed()).toBe(true);
    room.permissions.keep(app, seen(false));
    expect(await allowed()).toBe(false);
    expect(packDesk.permit(app, 'observe')).toMatchObject({ ok: true, value: { mode: 'observe' } });
  });
});

test('the list tells phones that have the app and how its elements were found', async () => {
  const [instagram, threads] = (await openRoom().desk()).list();
  expect(instagram).toMatchObject({
    platform: 'instagram',
    health: { steps: 0 },
    phones: [],
    permissions: [],
  });
  expect(instagram?.packs.length).toBeGreaterThan(0);
  expect(threads).toMatchObject({ platform: 'threads' });
});

import { expect, test } from 'vitest';
import type { Phones } from '../../../../src-agent/devices/phone-driver.ts';
import { PhonesBySource } from '../../../../src-agent/devices/phones-by-source.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

test('each phone is asked the way its source is, also for what not every source tells', async () => {
  using desk = await openTemporaryStore();
  const { store } = desk;
  const sources = { adb: 'android', ios: 'ios', 'hub:3': 'android' } as const;
  for (const [source, platform] of Object.entries(sources))
    store.write((tx) =>
      tx.run(
        tx.query.insertInto('device').values({
          uid: source,
          serial: source,
          name: source,
          platform,
          source,
          state: 'ready',
          reason: 'Ready.',
          simulated: 0,
          created_at: 0,
        }),
      ),
    );
  const phones = new PhonesBySource(store);
  const lease = (deviceId: number) => ({ deviceId, transport: 'phone', assertHeld: () => undefined });
  const unserved = expect(phones.appVersion(lease(1), 'app')).rejects;
  await unserved.toMatchObject({ code: 'device_lost' });
  const plain: Phones = {
    open: () => expect.fail('nothing is opened'),
    pushMedia: () => expect.fail('nothing is copied'),
    removeMedia: () => expect.fail('nothing is removed'),
    health: () => Promise.resolve(null),
    appVersion: () => Promise.resolve('1.0'),
  };
  phones.serve('adb', { ...plain, language: () => Promise.resolve('es-MX') });
  phones.serve('ios', { ...plain, system: () => 'ios' });
  phones.serve('hub', plain);
  expect([1, 2, 3].map((id) => phones.system(lease(id)))).toEqual(['android', 'ios', 'android']);
  const languages = await Promise.all([1, 2, 3].map((id) => phones.language(lease(id), 'app')));
  expect(languages).toEqual(['es-MX', null, null]);
  await expect(phones.appVersion(lease(3), 'app')).resolves.toBe('1.0');
});

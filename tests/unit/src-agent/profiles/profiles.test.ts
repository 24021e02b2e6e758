import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../../src-shared/domain/profile.ts';
import { profileTemplates } from '../../../../src-agent/profiles/profile-templates.ts';
import { Profiles } from '../../../../src-agent/profiles/profiles.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

const all = { limit: 100, sort: 'id' } as const;

async function openProfiles(major: number | null = 151) {
  const opened = await openTemporaryStore();
  const profiles = new Profiles(opened.store, () => Promise.resolve(major));
  const add = async (name: string, template: 'chrome_windows' | 'mobile_android' = 'chrome_windows') => {
    const added = await profiles.createFromTemplate({ name, template });
    if (!added.ok) throw new Error(JSON.stringify(added.refusal));
    return added.value;
  };
  const use = (profileId: number, count: number) =>
    opened.store.write((tx) => {
      for (let at = 0; at < count; at += 1)
        tx.run(
          tx.query.insertInto('account').values({
            uid: `${profileId}-${at}`,
            platform: 'instagram',
            handle: `user${profileId}.${at}`,
            display_name: 'User',
            status: 'active',
            profile_id: profileId,
            created_at: 0,
            updated_at: 0,
          }),
        );
    });
  return { ...opened, profiles, add, use };
}

describe('profiles', () => {
  it('are made from a template with the version of the computer’s browser, in another language when asked', async () => {
    using desk = await openProfiles();
    const made = await desk.profiles.createFromTemplate({
      name: 'Berlin',
      template: 'mobile_android',
      locale: 'de-DE',
      timezone: 'Europe/Berlin',
    });
    expect(made).toMatchObject({
      value: {
        name: 'Berlin',
        template: 'mobile_android',
        locale: 'de-DE',
        timezone: 'Europe/Berlin',
        accounts: 0,
        userAgent: expect.stringContaining('Chrome/151.0.0.0 Mobile') as string,
        fingerprint: { mobile: true, touch: true, platform: 'Android' },
      },
    });
    expect((await desk.profiles.templates()).map(({ name }) => name)).toEqual([
      'chrome_windows',
      'chrome_mac',
      'mobile_android',
    ]);
  });

  it('come from templates that are valid themselves, though the browser is not known', async () => {
    using desk = await openProfiles(null);
    for (const template of await desk.profiles.templates()) {
      const profile = newProfile.parse({ ...template, name: template.name });
      expect(desk.profiles.create(profile)).toMatchObject({ ok: true });
    }
  });

  it('have a name of their own, however it is written', async () => {
    using desk = await openProfiles();
    await desk.add('Berlin');
    expect(await desk.profiles.createFromTemplate({ name: 'BERLIN', template: 'chrome_mac' })).toMatchObject({
      refusal: { code: 'INVALID', issues: [{ path: 'name' }] },
    });
    const other = await desk.add('Hamburg');
    expect(desk.profiles.update(other.id, { name: 'berlin' })).toMatchObject({
      refusal: { issues: [{ path: 'name' }] },
    });
    expect(desk.profiles.update(other.id, { name: 'HAMBURG' })).toMatchObject({ value: { name: 'HAMBURG' } });
  });

  it('keep what a change leaves out, and are refused a change that does not fit', async () => {
    using desk = await openProfiles();
    const { id, viewport } = await desk.add('Desk');
    expect(desk.profiles.update(id, { locale: 'fr-FR' })).toMatchObject({
      value: { locale: 'fr-FR', viewport, name: 'Desk' },
    });
    const phone = profileTemplates(151).find(({ name }) => name === 'mobile_android');
    expect(desk.profiles.update(id, { userAgent: phone?.userAgent })).toMatchObject({
      refusal: { issues: [{ path: 'fingerprint.platform' }, { path: 'fingerprint.mobile' }] },
    });
    expect(desk.profiles.get(id)).toMatchObject({ value: { locale: 'fr-FR' } });
    expect(desk.profiles.update(77, {})).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });

  it('are listed in the order, part and page that is asked for', async () => {
    using desk = await openProfiles();
    const [b, a, c] = [await desk.add('Bergen'), await desk.add('aarhus'), await desk.add('100% Cork')];
    desk.use(a.id, 2);
    desk.use(c.id, 1);
    const names = (query: Partial<Parameters<Profiles['list']>[0]>) =>
      desk.profiles.list({ ...all, ...query }).items.map(({ name }) => name);
    expect(names({ sort: 'name' })).toEqual(['100% Cork', 'aarhus', 'Bergen']);
    expect(names({ sort: '-accounts' })).toEqual(['aarhus', '100% Cork', 'Bergen']);
    expect(names({ search: '%' })).toEqual(['100% Cork']);
    expect(names({ search: 'AAR' })).toEqual(['aarhus']);
    const first = desk.profiles.list({ ...all, limit: 2 });
    expect(first).toMatchObject({ total: 3, items: [{ id: b.id }, { id: a.id }] });
    expect(desk.profiles.list({ ...all, limit: 2, cursor: first.next ?? '' })).toMatchObject({
      total: 3,
      items: [{ id: c.id, accounts: 1 }],
      next: null,
    });
    expect(names({ offset: 1, limit: 1 })).toEqual(['aarhus']);
  });

  it('are not removed while accounts use them, unless that is meant', async () => {
    using desk = await openProfiles();
    const { id } = await desk.add('Used');
    desk.use(id, 3);
    expect(desk.profiles.delete(id, false)).toMatchObject({ refusal: { reason: 'in_use' } });
    expect(desk.profiles.delete(id, true)).toMatchObject({ ok: true });
    const query = desk.store.query.selectFrom('account').select('profile_id').distinct();
    expect(desk.store.all(query)).toEqual([{ profile_id: null }]);
    expect(desk.profiles.delete(id, true)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });
});

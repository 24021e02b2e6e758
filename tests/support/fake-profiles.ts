import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { NewProfile, Profile, ProfileTemplate } from '../../src-shared/domain/profile.ts';
import { find, page } from './fake-answers.ts';
import { uid, type FakeWorld } from './fake-world.ts';

const values = {
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  viewport: { width: 1536, height: 864 },
  timezone: 'Europe/Berlin',
  locale: 'de-DE',
  fingerprint: {
    deviceScaleFactor: 1.25,
    mobile: false,
    touch: false,
    colorScheme: 'light' as const,
    platform: 'Windows' as const,
    platformVersion: '15.0.0',
    architecture: 'x86' as const,
    model: '',
  },
};

const templates: ProfileTemplate[] = [
  {
    ...values,
    name: 'chrome_windows',
    title: 'Chrome on Windows',
    description: 'A laptop with Windows 11 at 125 %.',
  },
  {
    ...values,
    name: 'chrome_mac',
    title: 'Chrome on a Mac',
    description: 'A MacBook with a Retina screen.',
    viewport: { width: 1440, height: 900 },
  },
  {
    ...values,
    name: 'mobile_android',
    title: 'Chrome on an Android phone',
    description: 'A phone held upright, with touch.',
    viewport: { width: 412, height: 915 },
    fingerprint: { ...values.fingerprint, mobile: true, touch: true, platform: 'Android', model: 'Pixel 8' },
  },
];

/** Puts a browser profile into the fake world. */
export function addProfile(world: FakeWorld, name: string, rest: Partial<Profile> = {}): Profile {
  const id = (world.profiles.at(-1)?.id ?? 0) + 1;
  const at = world.now();
  const made = { id, uid: uid(800 + id), name, template: null, accounts: 0, createdAt: at, updatedAt: at };
  const profile = { ...values, ...made, ...rest };
  world.profiles.push(profile);
  world.tell({ type: 'profile.created', message: `Profile “${name}” added` });
  return profile;
}

/** Browser profiles of the fake agent; a name that is taken is refused. */
export function fakeProfiles(world: FakeWorld) {
  const os = implement(contract).profiles;
  const { profiles } = world;
  const taken = (name: string | undefined, id?: number) =>
    profiles.some((profile) => profile.name === name && profile.id !== id);
  const issues = (name = '') => ({
    data: { issues: [{ path: 'name', message: `There is a profile called “${name}” already.` }] },
  });
  const add = ({ name, ...rest }: NewProfile & Partial<Profile>) => addProfile(world, name, rest);
  return {
    list: os.list.handler(({ input }) =>
      page(
        profiles.filter(({ name }) => name.includes(input.search ?? '')),
        input,
      ),
    ),
    templates: os.templates.handler(() => templates),
    get: os.get.handler(({ input, errors }) => find(profiles, input.id, errors.NOT_FOUND)),
    create: os.create.handler(({ input, errors }) => {
      if (taken(input.name)) throw errors.INVALID(issues(input.name));
      return add(input);
    }),
    createFromTemplate: os.createFromTemplate.handler(({ input, errors }) => {
      if (taken(input.name)) throw errors.INVALID(issues(input.name));
      const template = templates.find((each) => each.name === input.template) ?? templates[0];
      if (template === undefined) throw new Error('there are templates');
      const { userAgent, viewport, timezone, locale, fingerprint } = template;
      const made = { userAgent, viewport, timezone, locale, fingerprint, template: template.name };
      return add({ ...made, name: input.name });
    }),
    update: os.update.handler(({ input, errors }) => {
      const profile = find(profiles, input.id, errors.NOT_FOUND);
      if (taken(input.name, input.id)) throw errors.INVALID(issues(input.name));
      Object.assign(profile, input, { updatedAt: world.now() });
      world.tell({ type: 'profile.updated', message: 'Changed' });
      return profile;
    }),
    delete: os.delete.handler(({ input, errors }) => {
      const profile = find(profiles, input.id, errors.NOT_FOUND);
      if (profile.accounts > 0 && !input.evenIfUsed)
        throw errors.CONFLICT({ data: { reason: 'Accounts use it.' } });
      profiles.splice(profiles.indexOf(profile), 1);
      world.tell({ type: 'profile.deleted', message: 'Removed' });
      return { ok: true };
    }),
  };
}

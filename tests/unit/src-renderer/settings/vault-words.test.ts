import { expect, it } from 'vitest';
import { bannerWords } from '../../../../src-renderer/settings/vault-words.ts';

it('says on every screen that passwords do not last, or where those are that cannot be read, and else nothing', () => {
  const lost = ['2 secrets were saved in the desktop app.', '1 secret was saved with the key file /k.'];
  expect(bannerWords({ protection: 'this_run', lost })?.title).toBe('Passwords are not kept.');
  expect(bannerWords({ protection: 'keychain', lost })).toEqual({
    title: 'Some secrets cannot be read here.',
    text: '2 secrets were saved in the desktop app. 1 secret was saved with the key file /k.',
    link: 'Which they are',
  });
  expect(bannerWords({ protection: 'keychain' })).toBeNull();
});

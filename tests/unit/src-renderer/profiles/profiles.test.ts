import { expect, test } from 'vitest';
import {
  formField,
  formOf,
  formProblems,
  profileOf,
} from '../../../../src-renderer/profiles/profile-form.ts';
import { browserLine, languageLine, windowLine } from '../../../../src-renderer/profiles/profile-words.ts';
import { profilesAddress } from '../../../../src-renderer/profiles/profiles-address.ts';
import { newProfile } from '../../../../src-shared/domain/profile.ts';
import { addProfile } from '../../../support/fake-profiles.ts';
import { FakeWorld } from '../../../support/fake-world.ts';

const profile = addProfile(new FakeWorld(), 'Berlin office');

test('a profile comes back out of its form as it went in, and the agent takes it', () => {
  const form = formOf(profile);
  expect(formProblems(form)).toEqual({});
  expect(newProfile.parse(profile)).toEqual(profileOf(form));
});

test('what is wrong is told by the field it stands in', () => {
  const form = { ...formOf(profile), name: ' ', width: '', deviceScaleFactor: 9, locale: 'German' };
  expect(Object.keys(formProblems(form))).toEqual(['name', 'width', 'deviceScaleFactor', 'locale']);
  expect(['viewport.width', 'fingerprint.model', 'name'].map(formField)).toEqual(['width', 'model', 'name']);
});

test('a profile is told in words', () => {
  expect(windowLine(profile)).toBe('1536 × 864 at 1.25');
  expect(browserLine(profile)).toBe('Chrome 142 on Windows');
  expect(browserLine({ ...profile, userAgent: 'Something else' })).toBe('Something else');
  expect(languageLine('de-DE', 'en')).toBe('German (Germany), de-DE');
  expect(languageLine('de-', 'en')).toBe('de-');
});

test('an address holds only what it understands', () => {
  expect(profilesAddress({ search: 7, edit: 'new', other: 1 })).toEqual({ search: '7', edit: 'new' });
  expect(profilesAddress({ edit: 'old' })).toEqual({});
});

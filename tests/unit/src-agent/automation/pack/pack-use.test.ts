import { describe, expect, test } from 'vitest';
import { pack } from '../../../../../src-agent/automation/pack/pack-format.ts';
import { choosePacks } from '../../../../../src-agent/automation/pack/pack-use.ts';
import { packsOf } from '../../../../../src-agent/automation/pack/packs.ts';

const packOf = (from: string, before: string, locale: string) =>
  pack.parse({
    format: 1,
    platform: 'tiktok',
    appName: 'App',
    appPackage: 'app',
    versions: { from, before },
    locale,
    stops: [{ name: 'challenge', code: 'challenge', requires: [{ text: 'Verify' }] }],
    screens: {},
  });

const all = [packOf('43', '44', 'en'), packOf('45', '46', 'en'), packOf('45', '46', 'fr')];
const [old, english, french] = all;
const use = (appVersion: string, locale: string | null, allowed = false) =>
  choosePacks(packsOf(all), { platform: 'tiktok', appVersion, locale }, () => allowed);

describe('the packs for an app on a phone', () => {
  test('are those of its version and language, with the other languages of that version behind them', () => {
    expect(use('45.7.3', 'fr-CA')).toEqual({ fit: 'exact', pack: french, others: [english] });
    expect(use('45.7.3', 'en_US')).toEqual({ fit: 'exact', pack: english, others: [french] });
    expect(use('43.1.4', 'en')).toEqual({ fit: 'exact', pack: old, others: [] });
    expect(use('45.7.3', null)).toEqual({ fit: 'exact', pack: english, others: [french] });
  });

  test('are none where the version or the language is not known', () => {
    expect(use('47.0', 'en')).toEqual({ fit: 'version_unknown', nearest: english });
    expect(use('43.1.4', 'fr')).toEqual({ fit: 'language_unknown', nearest: french });
    expect(use('45.7.3', 'de')).toMatchObject({ fit: 'language_unknown' });
    expect(use('rubbish', 'en')).toMatchObject({ fit: 'version_unknown' });
    expect(
      choosePacks(packsOf([]), { platform: 'tiktok', appVersion: '1', locale: 'en' }, () => true),
    ).toEqual({ fit: 'version_unknown', nearest: null });
  });

  test('are the nearest ones when a person allows it', () => {
    expect(use('47.0', 'en', true)).toEqual({ fit: 'near', pack: english, others: [french] });
    expect(use('44.2', 'fr', true)).toEqual({ fit: 'near', pack: french, others: [english] });
    expect(use('42', 'en', true)).toMatchObject({ fit: 'near', pack: old });
  });
});

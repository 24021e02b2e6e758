import { expect, test } from 'vitest';
import { checkPack, checkTogether } from '../../../../../src-agent/automation/pack/check-pack.ts';
import { readPackFolder } from '../../../../../src-agent/automation/pack/load-packs.ts';
import { pack } from '../../../../../src-agent/automation/pack/pack-format.ts';

const shipped = await readPackFolder(new URL('../../../../../resources/packs', import.meta.url).pathname);
const tap = (match: object, kind = 'text') => [{ kind, match }];
const base = {
  format: 1,
  platform: 'tiktok',
  appName: 'App',
  appPackage: 'app',
  versions: { from: '1', before: '2' },
  locale: 'en',
  stops: [{ name: 'challenge', code: 'challenge', requires: [{ text: 'Verify' }] }],
  screens: { home: { requires: [{ text: 'Home' }], elements: { like: tap({ text: 'Like' }) } } },
};
const faultsOf = (change: object) =>
  checkPack('x.json', pack.parse({ ...base, ...change })).map(({ message }) => message);

test('the packs that come with Switchyard have no faults', () => {
  expect([
    ...shipped.files.flatMap(({ path, content }) => checkPack(path, content)),
    ...checkTogether(shipped.files, shipped.system),
  ]).toEqual([]);
});

test.each([
  ['a range without versions', { versions: { from: '2', before: '2' } }, 'covers no version'],
  ['no screens', { screens: {} }, 'has no screens'],
  [
    'a dialog whose buttons are not known',
    { popups: [{ name: 'rate', requires: [{ text: 'Rate' }], action: { tap: tap({ text: 'No' }) } }] },
    'has to say which buttons',
  ],
  ['an id that is none', { elements: { tab: tap({ text: 'Home' }, 'id') } }, 'by id and names none'],
  ['a place that is none', { elements: { tab: tap({ text: 'Home' }, 'geometry') } }, 'names no region'],
  [
    'a stored screen of a name nobody knows',
    { fixtures: [{ file: 'a.xml', decision: 'screen', name: 'hoem' }] },
    'which the pack does not have',
  ],
  [
    'a stored element of a name nobody knows',
    { fixtures: [{ file: 'a.xml', decision: 'screen', name: 'home', elements: { lik: [0, 0, 1, 1] } }] },
    'no element of that screen',
  ],
])('%s is told', (_what, change, told) => {
  expect(faultsOf(change)).toEqual([expect.stringContaining(told)]);
  expect(faultsOf({})).toEqual([]);
});

test('two packs for the same versions and language are told, other languages and versions are not', () => {
  const file = (path: string, change: object) => ({ path, content: pack.parse({ ...base, ...change }) });
  const one = file('one.json', {});
  const told = (change: object) =>
    checkTogether([one, file('two.json', change)], shipped.system).map((fault) => fault.pack);
  expect(told({ versions: { from: '1.5', before: '3' } })).toEqual(['two.json']);
  expect(told({ versions: { from: '2', before: '3' } })).toEqual([]);
  expect(told({ locale: 'fr' })).toEqual([]);
});

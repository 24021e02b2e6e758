import { expect, test } from 'vitest';
import { pack } from '../../../../src-agent/automation/pack/pack-format.ts';
import { recognise } from '../../../../src-agent/automation/recognise.ts';
import { viewOf } from '../../../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../../../src-agent/automation/source/parse-source.ts';

const small = pack.parse({
  format: 1,
  platform: 'instagram',
  appName: 'App',
  appPackage: 'app',
  versions: { from: '1', before: '2' },
  locale: 'en',
  stops: [{ name: 'challenge', code: 'challenge', requires: [{ text: 'Confirm it’s you' }] }],
  popups: [
    {
      name: 'rate',
      requires: [{ text: 'Rate us' }],
      buttons: [{ text: 'Not now' }],
      action: { tap: [{ kind: 'text', match: { text: 'Not now' } }] },
    },
  ],
  screens: { home: { requires: [{ text: 'Home' }] }, feed: { requires: [{ text: 'Feed' }] } },
});

type Thing = { readonly text: string; readonly clickable?: boolean; readonly of?: string };

/** A screen of one window, its things one below the other. */
function show(...things: Thing[]) {
  const rows = things.map(
    ({ text, clickable = false, of = 'app' }, row) =>
      `<android.view.View package="${of}" text="${text}" clickable="${clickable}" bounds="[0,${row * 100}][1000,${row * 100 + 90}]"/>`,
  );
  const source = `<hierarchy><android.view.View package="${things[0]?.of ?? 'app'}" bounds="[0,0][1000,2000]">${rows.join('')}</android.view.View></hierarchy>`;
  return recognise(viewOf(parseSource(source), small));
}

const challenge = { text: 'Confirm it’s you' };
const rate = [{ text: 'Rate us' }, { text: 'Not now', clickable: true }];

test('what wants the person is seen before a dialog that could be closed, and before any screen', () => {
  expect(show({ text: 'Home' }, ...rate)).toMatchObject({ kind: 'popup', popup: { name: 'rate' } });
  expect(show({ text: 'Home' }, ...rate, challenge)).toMatchObject({ kind: 'stop', code: 'challenge' });
});

test('a dialog with one more button than it is known for is not closed', () => {
  expect(show(...rate, { text: 'Delete account', clickable: true })).toMatchObject({ kind: 'unknown' });
});

test('a screen that fits two descriptions, or is another app’s, is unknown', () => {
  expect(show({ text: 'Home' })).toEqual({ kind: 'screen', name: 'home' });
  expect(show({ text: 'Home' }, { text: 'Feed' })).toMatchObject({
    kind: 'unknown',
    candidates: ['home', 'feed'],
  });
  expect(show({ text: 'Home', of: 'another' })).toMatchObject({ kind: 'unknown', packageName: 'another' });
});

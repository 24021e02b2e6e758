import { describe, expect, test } from 'vitest';
import { findElement } from '../../../../../../src-agent/automation/find.ts';
import { recognise, type Recognition } from '../../../../../../src-agent/automation/recognise.ts';
import { viewOf } from '../../../../../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../../../../../src-agent/automation/source/parse-source.ts';
import { phoneView } from '../../../../../../src-simulator/phone/apps/phone-view.ts';
import type {
  ThreadsFeed,
  ThreadsScreen,
  ThreadsState,
} from '../../../../../../src-simulator/phone/apps/threads/threads-state.ts';
import { toXml } from '../../../../../../src-simulator/phone/screen/to-xml.ts';
import { shippedPacks } from '../desk.ts';
import { handle, threadsDesk } from './threads-desk.ts';

const packs = await shippedPacks();
const home: ThreadsFeed = { name: 'home', scroll: 0 };
const draft = { text: 'Posted', files: ['old-1', 'old-2'], replyTo: null, from: home };
const post = { handle: 'atlas.bakery', text: 'Sourdough, straight from the oven. #bread' };
const upload = { id: 1, handle: 'harbor.coffee', text: '', files: [], replyTo: null, refused: false };
const person: ThreadsFeed = {
  name: 'other_profile',
  handle: 'river.pottery',
  scroll: 0,
  asking: false,
  from: home,
};

/** What is shown, under the name the packs give it, and the elements that must be found there. */
const cases: readonly (readonly [string, ThreadsScreen, Partial<ThreadsState>, readonly string[]])[] = [
  ['home', home, {}, ['search', 'create_tab', 'profile_tab']],
  ['uploading', home, { uploads: [upload] }, ['status']],
  ['done_posting', home, { posted: 1 }, ['status']],
  ['media_refused', home, { uploads: [{ ...upload, refused: true }] }, ['status']],
  ['done_posting', person, { posted: 1 }, ['status']],
  ['own_profile', { name: 'profile', scroll: 0 }, {}, ['handle', 'account_menu', 'create_tab']],
  ['own_profile', { name: 'profile', scroll: 0 }, { posted: 1 }, ['handle']],
  ['account_switcher', { name: 'account_switcher' }, {}, ['account_row']],
  ['composer', { name: 'composer', draft, asking: false }, {}, ['field', 'share', 'cancel', 'attach']],
  ['discard_dialog', { name: 'composer', draft, asking: true }, {}, ['discard']],
  [
    'reply_composer',
    { name: 'composer', draft: { ...draft, replyTo: post }, asking: false },
    {},
    ['field', 'send'],
  ],
  [
    'gallery_picker',
    { name: 'gallery', draft, chosen: ['/sdcard/DCIM/1.jpg'], scroll: 0 },
    {},
    ['unchosen', 'done'],
  ],
  ['other_profile', person, {}, ['follow', 'shown_handle']],
  ['other_profile', { ...person, handle: 'atlas.bakery' }, {}, ['following']],
  ['unfollow_sheet', { ...person, asking: true }, {}, ['unfollow']],
  ['tag_feed', { name: 'tag', tag: 'tea', scroll: 0 }, {}, []],
  ['search', { name: 'search', query: '#tea' }, {}, ['field', 'result']],
  ['opened_post', { name: 'thread', post, from: home }, {}, ['like', 'reply', 'author']],
  ['challenge', home, { cover: 'challenge' }, []],
  ['login', home, { cover: 'logged_out' }, []],
  ['opaque', home, { cover: 'opaque' }, []],
  ['rate_app', home, { dialog: 'rate_app' }, []],
  ['action_blocked', home, { dialog: 'try_again_later' }, []],
];

describe.each(['en', 'es'] as const)('every screen of the app that speaks %s', (locale) => {
  const pack = packs.find('threads', '411.0.0.42.109', locale);
  const seen = (screen: ThreadsScreen, over: Partial<ThreadsState>, speaks: 'en' | 'es' = locale) => {
    if (pack === null) throw new Error('no pack');
    const { state } = threadsDesk(packs, speaks).phone;
    const view = phoneView(
      { ...state, front: 'threads', threads: { ...state.threads, screen, ...over } },
      { now: 0, samples: ['sample'] },
    );
    return viewOf(parseSource(toXml(view)), pack);
  };

  test.each(cases)('%s is recognised for itself', (name, screen, over, elements) => {
    const view = seen(screen, over);
    expect(named(recognise(view))).toBe(name);
    const parameters = { handle: name === 'account_switcher' ? handle : 'river.pottery', wanted: '#tea' };
    for (const element of elements)
      expect(findElement(view, name, element, parameters), element).toMatchObject({ found: true });
  });

  test('the button that posts cannot be pressed while nothing is written, nor under the question', () => {
    const empty = { ...draft, text: ' ', files: [] };
    expect(
      findElement(seen({ name: 'composer', draft: empty, asking: false }, {}), 'composer', 'share').found,
    ).toBe(false);
    expect(findElement(seen({ name: 'composer', draft, asking: true }, {}), 'composer', 'share').found).toBe(
      false,
    );
  });

  test('in the other language nothing but the home feed is taken for known, and nothing is found to act on', () => {
    const other = locale === 'en' ? 'es' : 'en';
    for (const [name, screen, over] of cases)
      expect(['home', 'unknown', 'opaque'], name).toContain(named(recognise(seen(screen, over, other))));
    expect(findElement(seen(home, {}, other), 'home', 'like').found).toBe(false);
  });
});

function named(seen: Recognition): string {
  if (seen.kind === 'screen' || seen.kind === 'stop') return seen.name;
  return seen.kind === 'popup' ? seen.popup.name : seen.kind;
}

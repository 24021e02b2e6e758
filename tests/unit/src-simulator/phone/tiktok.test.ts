import { expect, test } from 'vitest';
import type { PhoneEvent } from '../../../../src-simulator/phone/apps/phone-event.ts';
import type { PhoneLocale, PhoneState } from '../../../../src-simulator/phone/apps/phone-state.ts';
import { phoneView } from '../../../../src-simulator/phone/apps/phone-view.ts';
import { reduce } from '../../../../src-simulator/phone/apps/reduce.ts';
import { initialThreads } from '../../../../src-simulator/phone/apps/threads/threads-state.ts';
import type { TikTokAct } from '../../../../src-simulator/phone/apps/tiktok/tiktok-act.ts';
import {
  initialTikTok,
  type TikTokScreen,
  type TikTokVersion,
} from '../../../../src-simulator/phone/apps/tiktok/tiktok-state.ts';
import { initialInstagram } from '../../../../src-simulator/phone/apps/instagram/instagram-state.ts';
import type { UiNode } from '../../../../src-simulator/phone/screen/node.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const accounts = [
  { handle: 'one.brand', displayName: 'One Brand' },
  { handle: 'two.brand', displayName: 'Two Brand' },
];

function start(version: TikTokVersion = '46.4.3', locale: PhoneLocale = 'en'): PhoneState {
  return {
    front: 'tiktok',
    app: 'tiktok',
    locale,
    acts: [],
    gallery: [{ path: '/sdcard/Pictures/v.mp4', sha256: 'v1', addedAt: noon, durationMs: 4000 }],
    instagram: initialInstagram([]),
    threads: initialThreads([]),
    tiktok: initialTikTok(accounts, version),
  };
}

/** Every event at once, and all that follows by itself. */
function settle(state: PhoneState, ...events: readonly PhoneEvent[]): PhoneState {
  return events.reduce((before, event) => {
    const { state: after, later } = reduce(before, event, noon);
    const lasting = later.filter(({ after: when }) => when !== 'notice');
    return settle(after, ...lasting.map((next) => next.event));
  }, state);
}

const act = (does: TikTokAct): PhoneEvent => ({ kind: 'in_tiktok', act: does });
const on = (state: PhoneState, screen: TikTokScreen): PhoneState => ({
  ...state,
  tiktok: { ...state.tiktok, screen },
});
const view = (state: PhoneState) => phoneView(state, { now: noon, samples: ['s1', 's2'] });
const every = (node: UiNode): readonly UiNode[] => [node, ...node.children.flatMap(every)];

const home = { name: 'home', place: 0 } as const;
const profile = { name: 'other_profile', handle: 'kiln.kitchen', from: home } as const;
const caption = { name: 'caption', video: 'v1', caption: 'Hello', typing: false } as const;
const everyScreen: readonly TikTokScreen[] = [
  home,
  { name: 'video', list: { kind: 'own' }, place: 0, from: home },
  { name: 'comments', over: home, text: '', typing: false },
  { name: 'profile', scroll: 0 },
  { name: 'account_switcher' },
  profile,
  { name: 'unfollow_sheet', over: profile },
  { name: 'search', text: '', typing: false, from: home },
  { name: 'search_results', text: '#clay', from: home },
  { name: 'tag', tag: 'clay', from: home },
  { name: 'camera' },
  { name: 'gallery', videosOnly: true, selected: '/sdcard/Pictures/v.mp4', scroll: 0 },
  { name: 'editor', video: 'v1' },
  { name: 'discard_sheet', video: 'v1' },
  caption,
];

/** Names that the app's makers do not mint anew. */
const lasting =
  /^$|^android:|^(title|desc|cover|tv_.*|upload_hot_area|long_press_layout|player_view|view_rootview|viewpager_container|video_image_mixed_bottom_view_root)$/;

test.each(everyScreen.map((screen) => [screen.name, screen] as const))(
  'on %s the versions share no id but the lasting ones, and both languages are complete',
  (_, screen) => {
    const ids = (version: TikTokVersion) =>
      every(view(on(start(version), screen)).root)
        .map(({ id }) => id)
        .filter((id) => !lasting.test(id));
    const other = new Set(ids('46.4.3'));
    expect(ids('43.1.4').filter((id) => other.has(id))).toEqual([]);
    const said = (locale: PhoneLocale) =>
      every(view(on(start('46.4.3', locale), screen)).root)
        .flatMap(({ text, description }) => [text, description])
        .filter((text) => text !== '').length;
    expect(said('fr')).toBe(said('en'));
  },
);

test('a post is counted once for each tap on Post, with its file', () => {
  const share: PhoneEvent = { kind: 'share', refusal: null };
  const once = settle(on(start(), caption), share);
  expect(once.tiktok.posts).toMatchObject([
    { platform: 'tiktok', kind: 'video', handle: 'one.brand', caption: 'Hello', files: ['v1'] },
  ]);
  expect(once.tiktok.screen).toEqual(home);
  expect(settle(on(start(), caption), { kind: 'share', refusal: 'media_rejected' }).tiktok).toMatchObject({
    posts: [],
    uploads: [{ refused: true }],
  });
});

test('acts are counted for the account in use', () => {
  const author = 'kiln.kitchen';
  const like = act({ kind: 'like', video: 'feed-2', author });
  const commenting = { name: 'comments', over: home, text: 'Nice', typing: true } as const;
  const after = settle(
    start(),
    like,
    like,
    act({ kind: 'switch_account', handle: 'two.brand' }),
    act({ kind: 'follow', author }),
    act({ kind: 'unfollow', author }),
  );
  const commented = settle(on(after, commenting), act({ kind: 'send_comment', video: 'feed-0', author }));
  expect(commented.acts.map(({ kind, handle, target, text }) => [kind, handle, target, text])).toEqual([
    ['like', 'one.brand', author, ''],
    ['unlike', 'one.brand', author, ''],
    ['follow', 'two.brand', author, ''],
    ['unfollow', 'two.brand', author, ''],
    ['comment', 'two.brand', author, 'Nice'],
  ]);
});

test('a swipe that is long enough shows the next video, a short one stays', () => {
  const page = every(view(start()).root).find(({ scroll }) => scroll !== null)?.scroll;
  expect(page?.at).toBe(0);
  expect(settle(start(), { kind: 'scroll', to: 150 }).tiktok.screen).toEqual(home);
  expect(settle(start(), { kind: 'scroll', to: 1000 }).tiktok.screen).toEqual({ name: 'home', place: 1 });
});

test('back leads from the post screen to the question what becomes of the video', () => {
  const back: PhoneEvent = { kind: 'back' };
  const asked = settle(on(start(), { ...caption, typing: true }), back, back, back);
  expect(asked.tiktok.screen).toEqual({ name: 'discard_sheet', video: 'v1' });
  expect(settle(start(), back).front).toBe('launcher');
});

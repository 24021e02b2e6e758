import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { find, findElement } from '../../../../src-agent/automation/find.ts';
import { loadPacks } from '../../../../src-agent/automation/pack/load-packs.ts';
import type { Pack } from '../../../../src-agent/automation/pack/pack-format.ts';
import { recognise } from '../../../../src-agent/automation/recognise.ts';
import { viewOf } from '../../../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../../../src-agent/automation/source/parse-source.ts';
import { told } from '../../../support/recognition-words.ts';
import { uiDumps, uiDumpsAbsent } from '../../../support/ui-dumps.ts';

const root = new URL('../../../..', import.meta.url).pathname;
const dumps = uiDumps;
const absent = uiDumpsAbsent;

const screens: readonly (readonly [file: string, expected: string])[] = [
  ['instagram-android/ig-challenge-confirm-its-you-channel-choice-reduced-en.xml', 'stop challenge'],
  ['instagram-android/ig-contact-sheet-2021-en.xml', 'unknown'],
  ['instagram-android/ig-dialog-rate-app-en.xml', 'popup rate_app'],
  ['instagram-android/ig-feed-carousel-2020-en.xml', 'unknown'],
  ['instagram-android/ig-feed-carousel-es.xml', 'unknown'],
  ['instagram-android/ig-feed-carousel-es-repaired.xml', 'unknown'],
  ['instagram-android/ig-feed-video-cannot-be-posted-en.xml', 'screen media_refused'],
  ['instagram-android/ig-login-2020-en.xml', 'stop login_required'],
  ['instagram-android/ig-new-post-gallery-picker-en.xml', 'screen gallery_picker'],
  ['instagram-android/ig-new-reel-gallery-picker-en.xml', 'screen reel_picker'],
  ['instagram-android/ig-new-reel-share-screen-en.xml', 'screen caption_keyboard'],
  ['instagram-android/ig-own-profile-create-sheet-en.xml', 'screen create_sheet'],
  ['instagram-android/ig-profile-business-contact-2021-en.xml', 'screen other_profile'],
  ['instagram-android/ig-profile-not-loaded-2021-en.xml', 'unknown'],
  ['instagram-android/ig-profile-personal-2021-en.xml', 'screen other_profile'],
  ['instagram-android/ig-reel-editor-en.xml', 'screen editor'],
  ['instagram-android/ig-reel-player-done-posting-en.xml', 'screen done_posting'],
  ['instagram-android/ig-reel-player-uploading-en.xml', 'screen uploading'],
  ['instagram-android/ig-share-sheet-after-publish-reduced-en.xml', 'popup share_sheet'],
  ['instagram-android/ig410-comment-sheet-over-feed-en.xml', 'screen comments'],
  ['instagram-android/ig410-story-viewer-en.xml', 'screen story_viewer'],
  ['system-android/android12-permission-camera-fr.xml', 'stop unexpected_screen'],
  ['tiktok-android/tt-for-you-video-en.xml', 'unknown'],
  ['tiktok-android/tt4314-update-prompt-opaque-fr.xml', 'opaque'],
];

const elements: readonly (readonly [file: string, element: string, bounds: string])[] = [
  ['ig-new-post-gallery-picker-en.xml', 'next', '908,0,1080,168'],
  ['ig-new-post-gallery-picker-en.xml', 'newest', '0,1409,267,1673'],
  ['ig-new-reel-share-screen-en.xml', 'field', '26,141,694,305'],
  ['ig-new-reel-share-screen-en.xml', 'ok', '634,52,707,130'],
  ['ig-own-profile-create-sheet-en.xml', 'post_row', '0,816,720,904'],
  ['ig-reel-editor-en.xml', 'next', '579,1292,700,1362'],
  ['ig-reel-player-uploading-en.xml', 'status', '107,1176,691,1205'],
  ['ig-reel-player-done-posting-en.xml', 'profile_tab', '576,1266,720,1344'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'profile_tab', '576,1284,720,1362'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'home_tab', '0,1284,144,1362'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'search_tab', '432,1284,576,1362'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'post_header', '0,476,720,561'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'video_mark', '0,476,720,1284'],
  ['ig-new-post-gallery-picker-en.xml', 'select_multiple', '522,1277,930,1374'],
  ['ig-new-post-gallery-picker-en.xml', 'old_file', '0,1409,267,1673'],
  ['ig-new-reel-gallery-picker-en.xml', 'newest', '242,274,478,693'],
  ['ig-own-profile-create-sheet-en.xml', 'reel_row', '0,640,720,728'],
  ['ig-own-profile-create-sheet-en.xml', 'story_row', '0,904,720,992'],
  ['ig-profile-business-contact-2021-en.xml', 'follow', '33,871,323,965'],
  ['ig-profile-personal-2021-en.xml', 'follow', '33,688,477,782'],
  ['ig-profile-personal-2021-en.xml', 'handle', '198,129,447,182'],
  ['ig-profile-personal-2021-en.xml', 'first_post', '0,1263,356,1619'],
  ['ig410-comment-sheet-over-feed-en.xml', 'field', '154,1155,931,1254'],
  ['ig410-story-viewer-en.xml', 'story_author', '66,110,282,135'],
];

/** What is under a sheet, or not in that state, and so must not be found to be tapped. */
const untouchable: readonly (readonly [file: string, element: string])[] = [
  ['ig410-comment-sheet-over-feed-en.xml', 'like'],
  ['ig410-comment-sheet-over-feed-en.xml', 'comment'],
  ['ig410-comment-sheet-over-feed-en.xml', 'author'],
  ['ig410-comment-sheet-over-feed-en.xml', 'send'],
  ['ig-own-profile-create-sheet-en.xml', 'profile_tab'],
  ['ig-own-profile-create-sheet-en.xml', 'home_tab'],
  ['ig-profile-personal-2021-en.xml', 'following'],
  ['ig-new-reel-gallery-picker-en.xml', 'next'],
  ['ig-new-reel-gallery-picker-en.xml', 'old_file'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'like'],
  ['ig-feed-video-cannot-be-posted-en.xml', 'sponsored'],
];

const spanish: readonly (readonly [element: string, bounds: string])[] = [
  ['profile_tab', '864,2220,1080,2340'],
  ['home_tab', '0,2220,216,2340'],
  ['post_header', '0,582,1080,712'],
  ['author', '123,582,970,645'],
  ['like', '40,2112,100,2220'],
  ['comment', '259,2112,319,2220'],
  ['unseen_story', '280,252,560,522'],
];

describe.skipIf(absent)(`the Instagram pack on real screens${absent ? ` (skipped: ${absent})` : ''}`, () => {
  const packs = new Map<string, Pack>();
  beforeAll(async () => {
    const all = await loadPacks(join(root, 'resources/packs'));
    for (const locale of ['en', 'es'])
      packs.set(locale, all.find('instagram', '410.0.0.53.71', locale) ?? expect.fail(`no ${locale} pack`));
  });
  const read = (file: string) => readFileSync(join(dumps, file), 'utf8');
  const look = (file: string, change = (source: string) => source, locale = 'en') =>
    viewOf(parseSource(change(read(file))), packs.get(locale) ?? expect.fail(`no ${locale} pack`));

  test.each(screens)('%s is %s', (file, expected) => {
    expect(told(recognise(look(file)))).toBe(expected);
  });

  test.each(elements)('%s: %s is found at %s', (file, element, bounds) => {
    const view = look(`instagram-android/${file}`);
    const seen = recognise(view);
    const finding = findElement(view, seen.kind === 'screen' ? seen.name : '', element);
    const { left, top, right, bottom } = finding.found ? finding.node.bounds : expect.fail(finding.why);
    expect([left, top, right, bottom].join()).toBe(bounds);
  });

  test.each(untouchable)('%s: %s is not there to be tapped', (file, element) => {
    const view = look(`instagram-android/${file}`);
    const seen = recognise(view);
    expect(findElement(view, seen.kind === 'screen' ? seen.name : '', element).found).toBe(false);
  });

  test.each(['ig-feed-carousel-es.xml', 'ig-feed-carousel-es-repaired.xml'])(
    '%s is read in Spanish',
    (file) => {
      const view = look(`instagram-android/${file}`, undefined, 'es');
      expect(told(recognise(view))).toBe('screen home');
      for (const [element, bounds] of spanish) {
        const finding = findElement(view, 'home', element);
        expect([element, finding.found && Object.values(finding.node.bounds).join()]).toEqual([
          element,
          bounds,
        ]);
      }
      expect(findElement(view, 'home', 'liked').found).toBe(false);
    },
  );

  test.each(screens.filter(([file, expected]) => file.includes('-en.xml') && expected.startsWith('screen')))(
    '%s is taken for nothing else in Spanish',
    (file, expected) => {
      expect(['unknown', expected]).toContain(told(recognise(look(file, undefined, 'es'))));
    },
  );

  test.each([
    ['ig410-comment-sheet-over-feed-en.xml', { id: 'row_feed_button_like' }],
    ['ig410-comment-sheet-over-feed-en.xml', { id: 'row_feed_button_save' }],
    ['ig410-comment-sheet-over-feed-en.xml', { id: 'action_bar_button_back' }],
    ['ig-own-profile-create-sheet-en.xml', { id: 'profile_tab' }],
    ['ig-own-profile-create-sheet-en.xml', { description: 'Create New' }],
  ])('%s: what a sheet covers is not tapped (%o)', (file, match) => {
    const finding = find(look(`instagram-android/${file}`), [{ kind: 'id', match, pick: 'only' }]);
    expect(finding).toMatchObject({ found: false, why: expect.stringContaining('covered') as string });
  });

  test('the field of the comment sheet itself can be tapped', () => {
    const view = look('instagram-android/ig410-comment-sheet-over-feed-en.xml');
    const match = { id: 'layout_comment_thread_edittext_multiline' };
    expect(find(view, [{ kind: 'id', match, pick: 'only' }])).toMatchObject({ found: true });
  });

  test('a disabled button is not tapped', () => {
    const finding = find(look('instagram-android/ig-login-2020-en.xml'), [
      { kind: 'id', match: { id: 'next_button' }, pick: 'only' },
      { kind: 'text', match: { text: 'Log In' }, pick: 'only' },
    ]);
    expect(finding).toEqual({ found: false, why: 'id: disabled; text: disabled' });
  });

  test('the profile is recognised, with its handle and count, once its Create sheet is gone', () => {
    const view = look('instagram-android/ig-own-profile-create-sheet-en.xml', withoutSheet);
    expect(told(recognise(view))).toBe('screen own_profile');
    expect(findElement(view, 'own_profile', 'post_count')).toMatchObject({ node: { text: '14' } });
    expect(findElement(view, 'own_profile', 'handle')).toMatchObject({ node: { text: 'brand_account_1' } });
    expect(findElement(view, 'own_profile', 'create_new')).toMatchObject({ tapPoint: { x: 39, y: 93 } });
    expect(findElement(view, 'own_profile', 'newest_post')).toMatchObject({
      node: { bounds: { left: 0, top: 877, right: 236, bottom: 1192 } },
    });
  });

  test('the harmless dialog is left by its one safe button', () => {
    const view = look('instagram-android/ig-dialog-rate-app-en.xml');
    const seen = recognise(view);
    if (seen.kind !== 'popup' || !('tap' in seen.popup.action)) expect.fail('not a dialog with a button');
    expect(find(view, seen.popup.action.tap)).toMatchObject({ found: true, tapPoint: { x: 360, y: 887 } });
  });

  test('a dialog with one more button than the known one is not harmless', () => {
    const view = look('instagram-android/ig-dialog-rate-app-en.xml', (source) =>
      source.replace(/(?=<android\.widget\.Button[^>]*appirater_cancel_button)/, oneMoreButton),
    );
    expect(told(recognise(view))).toBe('unknown');
  });
});

const oneMoreButton =
  '<android.widget.Button package="com.instagram.android" text="Delete" clickable="true" bounds="[99,500][621,520]"/>';

/** The source without everything between the container of the sheets and the one after it. */
function withoutSheet(source: string): string {
  const sheets =
    /<[^>]*activity_and_camera_shared_views_main_container[^>]*>[\s\S]*?(?=<[^>]*overlay_layout_container)/;
  expect(source).toMatch(sheets);
  return source.replace(sheets, '');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { find, findElement } from '../../../../src-agent/automation/find.ts';
import { loadPacks } from '../../../../src-agent/automation/pack/load-packs.ts';
import type { Packs } from '../../../../src-agent/automation/pack/packs.ts';
import { recognise } from '../../../../src-agent/automation/recognise.ts';
import { type ScreenView, viewOf } from '../../../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../../../src-agent/automation/source/parse-source.ts';
import { told } from '../../../support/recognition-words.ts';
import { uiDumpsAbsent, uiDumps } from '../../../support/ui-dumps.ts';

const root = new URL('../../../..', import.meta.url).pathname;

/** Each screen with what the packs of both versions take it for, in its own language. */
const screens: readonly (readonly [file: string, locale: string, by43: string, by46: string])[] = [
  ['tt-for-you-video-en', 'en', 'screen home', 'screen home'],
  ['tt4314-publish-post-screen-en', 'en', 'screen caption', 'screen caption'],
  ['tt4314-collections-intro-popup-fr', 'fr', 'popup collections', 'popup collections'],
  ['tt4314-update-prompt-opaque-fr', 'fr', 'opaque', 'opaque'],
  ['tt4543-caption-reduced-en', 'en', 'unknown', 'unknown'],
  ['tt4573-video-caption-reduced-en', 'en', 'screen caption', 'screen caption'],
  ['tt4643-camera-picker-reduced-en', 'en', 'unknown', 'screen gallery_picker'],
  ['tt4643-caption-reduced-en', 'en', 'unknown', 'unknown'],
  ['tt4643-comment-empty-reduced-en', 'en', 'unknown', 'unknown'],
  ['tt4643-editor-sound-reduced-en', 'en', 'unknown', 'unknown'],
  ['tt4643-own-profile-reduced-en', 'en', 'screen own_profile', 'screen own_profile'],
  ['tt4643-video-caption-reduced-en', 'en', 'screen caption', 'screen caption'],
  ['douyin-other-profile-following-zh', 'en', 'unknown', 'unknown'],
  ['douyin-private-profile-zh', 'fr', 'unknown', 'unknown'],
];

/** The field and the button of the post screen: where they are, and by what each pack finds them. */
const posting: readonly (readonly [
  file: string,
  element: string,
  bounds: string,
  by43: string,
  by46: string,
])[] = [
  ['tt4314-publish-post-screen-en', 'field', '44,221,684,620', 'id', 'relation'],
  ['tt4314-publish-post-screen-en', 'share', '551,1923,1047,2055', 'id', 'text'],
  ['tt4543-caption-reduced-en', 'field', '42,614,1038,986', 'relation', 'relation'],
  ['tt4573-video-caption-reduced-en', 'field', '42,201,673,608', 'relation', 'relation'],
  ['tt4573-video-caption-reduced-en', 'share', '550,1936,1048,2062', 'text', 'text'],
  ['tt4643-caption-reduced-en', 'field', '42,614,1038,986', 'relation', 'id'],
  ['tt4643-video-caption-reduced-en', 'field', '42,201,673,608', 'relation', 'id'],
  ['tt4643-video-caption-reduced-en', 'share', '550,1936,1048,2062', 'text', 'id'],
];

describe.skipIf(uiDumpsAbsent)(
  `the TikTok packs on real screens${uiDumpsAbsent ? ` (skipped: ${uiDumpsAbsent})` : ''}`,
  () => {
    let packs: Packs;
    beforeAll(async () => {
      packs = await loadPacks(join(root, 'resources/packs'));
    });
    const look = (file: string, version: string, locale: string): ScreenView => {
      const pack =
        packs.find('tiktok', version, locale) ?? expect.fail(`no pack for ${version} in ${locale}`);
      return viewOf(parseSource(readFileSync(join(uiDumps, `tiktok-android/${file}.xml`), 'utf8')), pack);
    };

    test.each(screens)('%s (%s) is %s, and %s to the newer pack', (file, locale, by43, by46) => {
      expect(told(recognise(look(file, '43.1.4', locale)))).toBe(by43);
      expect(told(recognise(look(file, '46.4.3', locale)))).toBe(by46);
    });

    test.each(posting)('%s: %s is at %s, by %s and by %s', (file, element, bounds, by43, by46) => {
      for (const [version, kind] of [
        ['43.1.4', by43],
        ['46.4.3', by46],
      ] as const) {
        const finding = findElement(look(file, version, 'en'), 'caption', element);
        const { node, why } = finding.found ? finding : expect.fail(finding.why);
        const { left, top, right, bottom } = node.bounds;
        expect([left, top, right, bottom].join()).toBe(bounds);
        expect(why).toContain(`${element}: found by ${kind} (`);
      }
    });

    test.each(['43.1.4', '46.4.3'])(
      'the harmless sheet is left by Not now, never by Try (pack of %s)',
      (version) => {
        const seen = recognise(look('tt4314-collections-intro-popup-fr', version, 'fr'));
        if (seen.kind !== 'popup' || !('tap' in seen.popup.action)) expect.fail('not a dialog with a button');
        const view = look('tt4314-collections-intro-popup-fr', version, 'fr');
        expect(find(view, seen.popup.action.tap)).toMatchObject({
          found: true,
          tapPoint: { x: 308, y: 1972 },
        });
      },
    );

    test.each([
      ['like', '888,1203,1080,1383'],
      ['comments', '888,1383,1080,1563'],
      ['follow', '899,1100,1080,1203'],
      ['author', '36,1872,449,1938'],
      ['caption', '36,1959,840,2067'],
      ['search', '912,91,1080,259'],
    ])('the feed: %s is at %s, although the video surface is named after it', (element, bounds) => {
      for (const version of ['43.1.4', '46.4.3']) {
        const finding = findElement(look('tt-for-you-video-en', version, 'en'), 'home', element);
        const { left, top, right, bottom } = finding.found ? finding.node.bounds : expect.fail(finding.why);
        expect([left, top, right, bottom].join()).toBe(bounds);
      }
    });

    test('a feed in another language is not taken for something else', () => {
      expect(told(recognise(look('tt-for-you-video-en', '46.4.3', 'fr')))).toBe('unknown');
    });

    test('the button that sends a comment cannot be pressed while nothing is typed', () => {
      const finding = findElement(
        look('tt4643-comment-empty-reduced-en', '46.4.3', 'en'),
        'comments',
        'send',
      );
      expect(finding).toMatchObject({ found: false });
    });
  },
);

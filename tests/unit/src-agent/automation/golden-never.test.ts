import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareWith } from '../../../../src-agent/automation/dumps/expectations.ts';
import { dumpJudge } from '../../../../src-agent/automation/dumps/judge-dump.ts';
import {
  type JudgedFile,
  judgeFolder,
  totalsOf,
} from '../../../../src-agent/automation/dumps/judge-folder.ts';
import { loadPacks } from '../../../../src-agent/automation/pack/load-packs.ts';
import { fixture, type Fixture } from '../../../../src-agent/automation/pack/pack-format.ts';
import { uiDumps, uiDumpsAbsent } from '../../../support/ui-dumps.ts';

type Area = readonly [number, number, number, number];

/** What must not be touched, whatever the packs know: covered, costly, for the person alone, or somebody else's. */
const never: Readonly<Record<string, readonly Area[]>> = {
  'ig410-comment-sheet-over-feed-en.xml': [
    [33, 1148, 99, 1275],
    [235, 1148, 301, 1275],
    [671, 1148, 737, 1275],
    [953, 1148, 1074, 1264],
    [0, 77, 154, 231],
  ],
  'ig-own-profile-create-sheet-en.xml': [
    [20, 534, 355, 586],
    [0, 48, 79, 139],
    [576, 1266, 720, 1344],
    [0, 1168, 720, 1256],
  ],
  'ig-dialog-rate-app-en.xml': [
    [99, 692, 621, 770],
    [99, 770, 621, 848],
  ],
  'ig-new-reel-share-screen-en.xml': [[26, 1257, 347, 1329]],
  'ig-contact-sheet-2021-en.xml': [[0, 1900, 1080, 2220]],
  'tt4314-collections-intro-popup-fr.xml': [[551, 1901, 992, 2044]],
  'tt4643-comment-empty-reduced-en.xml': [[911, 1111, 1048, 1195]],
};

/** Screens on which nothing at all may be touched. */
const untouched = [
  'ig-challenge-confirm-its-you-channel-choice-reduced-en.xml',
  'ig-login-2020-en.xml',
  'android12-permission-camera-fr.xml',
  'tt4314-update-prompt-opaque-fr.xml',
  'douyin-other-profile-following-zh.xml',
  'douyin-private-profile-zh.xml',
];

const everywhere: Area = [-10_000, -10_000, 10_000, 10_000];
const packs = await loadPacks(new URL('../../../../resources/packs', import.meta.url).pathname);
const why = uiDumpsAbsent ? ` (${uiDumpsAbsent})` : '';

describe.skipIf(uiDumpsAbsent)(`the packs on all real screens${why}`, () => {
  test('never touch what they must not, stop where they must, and are honest about the rest', async () => {
    const names = readdirSync(uiDumps, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.xml'),
    );
    const expected: Fixture[] = names.map((file) => {
      const { decision } = judge(file);
      const areas = Object.entries(never).find(([end]) => file.endsWith(end))?.[1] ?? [];
      const all = untouched.some((end) => file.endsWith(end)) ? [everywhere] : [];
      return fixture.parse({ file, decision, never: [...areas, ...all] });
    });
    const files: JudgedFile[] = [];
    for await (const file of judgeFolder(uiDumps, dumpJudge(packs), expected)) files.push(file);
    expect(files.flatMap(({ against }) => against?.wrongTaps ?? [])).toEqual([]);
    const totals = totalsOf(files);
    expect(totals).toMatchObject({ files: names.length, crashes: 0, wrongTaps: 0 });
    const { recognised, stopped, unknown, opaque } = totals;
    expect(recognised + stopped + unknown + opaque).toBe(names.length);
    for (const end of [...Object.keys(never), ...untouched])
      expect(
        names.some((name) => name.endsWith(end)),
        end,
      ).toBe(true);
  });

  test.each([
    ['ig-challenge-confirm-its-you-channel-choice-reduced-en.xml', 'stop', 'challenge'],
    ['ig-login-2020-en.xml', 'stop', 'login_required'],
    ['android12-permission-camera-fr.xml', 'stop', 'unexpected_screen'],
    ['tt4314-update-prompt-opaque-fr.xml', 'opaque', null],
    ['douyin-private-profile-zh.xml', 'unknown', null],
  ])('%s: %s', (file, decision, code) => {
    expect(judge(file)).toMatchObject({ decision, code, elements: {} });
  });

  test('what the packs expect of these screens themselves is so', () => {
    for (const expectation of packs.all.flatMap(({ fixtures }) => fixtures))
      expect([expectation.file, compareWith(judge(expectation.file), expectation)]).toEqual([
        expectation.file,
        { wrongTaps: [], other: [] },
      ]);
  });

  test.each([
    ['tt4573-video-caption-reduced-en.xml', '46.4.3'],
    ['tt4643-video-caption-reduced-en.xml', '43.1.4'],
  ])('%s is matched by text with the pack of %s, and that is said', (file, appVersion) => {
    const judged = judge(file, appVersion);
    expect(judged).toMatchObject({ decision: 'screen', matched: 'by text, not by id' });
    expect(judged.fellBack.length).toBeGreaterThan(0);
  });
});

function judge(end: string, appVersion?: string) {
  const forced = appVersion === undefined ? null : { platform: null, appVersion };
  const names = readdirSync(uiDumps, { recursive: true, encoding: 'utf8' });
  const file = names.find((name) => name.endsWith(end)) ?? expect.fail(`there is no ${end}`);
  return dumpJudge(packs, forced)(file, readFileSync(join(uiDumps, file)));
}

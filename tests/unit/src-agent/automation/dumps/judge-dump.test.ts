import { describe, expect, test } from 'vitest';
import { compareWith, expectedOf } from '../../../../../src-agent/automation/dumps/expectations.ts';
import { dumpJudge } from '../../../../../src-agent/automation/dumps/judge-dump.ts';
import { fixture, pack } from '../../../../../src-agent/automation/pack/pack-format.ts';
import { packsOf } from '../../../../../src-agent/automation/pack/packs.ts';

type Words = { readonly home: string; readonly like: string };

/** A pack of a made-up app whose ids change with every version, as some apps' do. */
function packOf(from: string, before: string, locale: string, like: string, words: Words) {
  return pack.parse({
    format: 1,
    platform: 'tiktok',
    appName: 'App',
    appPackage: 'app',
    versions: { from, before },
    locale,
    stops: [{ name: 'captcha', code: 'challenge', requires: [{ text: 'Verify' }] }],
    screens: {
      home: {
        requires: [{ text: words.home }],
        elements: {
          like: [
            { kind: 'id', match: { id: like } },
            { kind: 'description', match: { description: words.like } },
          ],
        },
      },
    },
  });
}

const english = { home: 'For You', like: 'Like video' };
const french = { home: 'Pour toi', like: 'Aimer la vidéo' };
const packs = packsOf([
  packOf('43', '44', 'en', 'aaa', english),
  packOf('45', '46', 'en', 'bbb', english),
  packOf('45', '46', 'fr', 'bbb', french),
]);

function screen(words: Words, likeId: string, more = '', of = 'app') {
  const node = (attributes: string) => `<node package="${of}" ${attributes}/>`;
  return new TextEncoder().encode(
    `<hierarchy><node package="com.android.systemui" bounds="[0,0][100,10]"/><node package="${of}" bounds="[0,0][100,200]">${[
      node(`text="${words.home}" bounds="[0,0][100,20]"`),
      node(
        `content-desc="${words.like}" resource-id="app:id/${likeId}" clickable="true" bounds="[80,90][100,110]"`,
      ),
      more,
    ].join('')}</node></hierarchy>`,
  );
}

describe('a stored screen', () => {
  const judge = dumpJudge(packs);

  test('is judged by the pack whose words and ids stand on it', () => {
    expect(judge('a.xml', screen(english, 'aaa'))).toMatchObject({
      app: 'tiktok',
      locale: 'en',
      pack: 'tiktok 43–44 en',
      decision: 'screen',
      screen: 'home',
      matched: 'by id',
      elements: { like: { bounds: [80, 90, 100, 110], by: 'id', score: 1 } },
    });
    expect(judge('b.xml', screen(french, 'bbb'))).toMatchObject({ locale: 'fr', pack: 'tiktok 45–46 fr' });
  });

  test('of a version whose ids no pack has is found by its words, and that is said', () => {
    const known = { decision: 'screen', matched: 'by text, not by id', fellBack: ['like'] };
    expect(judge('c.xml', screen(english, 'new'))).toMatchObject(known);
    const forced = dumpJudge(packs, { platform: null, appVersion: '43.1.4' });
    expect(forced('d.xml', screen(english, 'bbb'))).toMatchObject({ ...known, pack: 'tiktok 43–44 en' });
  });

  test('of another app is unknown, one with nothing on it opaque, a challenge stops', () => {
    expect(judge('e.xml', screen(english, 'aaa', '', 'else'))).toMatchObject({
      app: 'else',
      decision: 'unknown',
      pack: null,
      elements: {},
    });
    expect(judge('f.xml', new Uint8Array())).toMatchObject({ decision: 'opaque', elements: {} });
    const challenge = '<node package="app" text="Verify" bounds="[0,50][100,60]"/>';
    expect(judge('g.xml', screen(english, 'aaa', challenge))).toMatchObject({
      decision: 'stop',
      code: 'challenge',
      elements: {},
    });
  });

  test('in any encoding, or in none, is read as far as it goes', () => {
    const text = new TextDecoder().decode(screen(french, 'bbb'));
    const wide = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect(judge('h.xml', wide)).toMatchObject({ decision: 'screen', locale: 'fr' });
    const latin = new Uint8Array(Buffer.from(text, 'latin1'));
    expect(judge('i.xml', latin)).toMatchObject({ decision: 'screen', crash: null });
  });
});

describe('what is expected of a screen', () => {
  const judged = dumpJudge(packs)('folder/tt/home.xml', screen(english, 'aaa'));
  const expected = (change: object) =>
    fixture.parse({ file: 'tt/home.xml', decision: 'screen', name: 'home', ...change });

  test('belongs to the file with the longest common end', () => {
    const both = [expected({ file: 'home.xml' }), expected({})];
    expect(expectedOf(judged.file, both)).toBe(both[1]);
    expect(expectedOf('folder/athome.xml', both)).toBeNull();
  });

  test('is met, or the wrong taps and the rest are told apart', () => {
    const at = [80, 90, 100, 110];
    expect(compareWith(judged, expected({ elements: { like: at } }))).toEqual({ wrongTaps: [], other: [] });
    expect(compareWith(judged, expected({ never: [at] })).wrongTaps).toHaveLength(1);
    expect(compareWith(judged, expected({ elements: { like: null } })).wrongTaps).toHaveLength(1);
    expect(compareWith(judged, expected({ elements: { like: [0, 0, 1, 1] } })).wrongTaps).toHaveLength(1);
    expect(compareWith(judged, expected({ decision: 'unknown', name: undefined })).other).toHaveLength(1);
    expect(compareWith(judged, expected({ elements: { gone: at } })).other).toEqual(['gone was not found']);
  });
});

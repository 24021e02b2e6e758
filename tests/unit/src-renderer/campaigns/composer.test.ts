import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '../../../../src-shared/domain/account.ts';
import { campaignDraft, type ContentItem } from '../../../../src-shared/domain/campaign.ts';
import {
  captionMeters,
  insertToken,
  templateProblems,
} from '../../../../src-renderer/campaigns/caption-editing.ts';
import {
  blankItem,
  draftOf,
  emptyComposer,
  suggestedName,
  withAccounts,
  withRecipe,
  type ComposerState,
} from '../../../../src-renderer/campaigns/composer-state.ts';
import {
  joinable,
  joined,
  moved,
  withCopy,
  withFiles,
  withItem,
  withKind,
  withNewItem,
  withoutItem,
  withVariant,
} from '../../../../src-renderer/campaigns/item-state.ts';
import { plainAccount } from '../../../support/plain-account.ts';

const image = (id: number) => ({ id, kind: 'image' as const });
const video = (id: number) => ({ id, kind: 'video' as const });
const written = withItem(emptyComposer, 0, { caption: 'Hello' });
const files = ({ items }: ComposerState) => items.map(({ kind, mediaIds }) => [kind, ...mediaIds]);

test('a token takes the place of the selection and the caret stands behind it', () => {
  expect(insertToken('Hello you!', { start: 6, end: 9 }, '{account.handle}')).toEqual({
    text: 'Hello {account.handle}!',
    caret: 22,
  });
});

test('the counter measures the finished caption of the longest account on each platform, its own where it has one', () => {
  const account = (id: number, handle: string, platform: Account['platform']) =>
    plainAccount({ id, handle, platform });
  const accounts = [
    account(1, 'ab', 'instagram'),
    account(2, 'harbor.coffee', 'instagram'),
    account(3, 'x', 'threads'),
    account(4, 'y', 'tiktok'),
  ];
  const item: ContentItem = {
    ...blankItem,
    caption: '@{account.handle} {shop}',
    variants: { threads: { skip: false, caption: 'y'.repeat(501) }, tiktok: { skip: true } },
  };
  const fields = [{ name: 'shop', value: 'a', accounts: { '2': 'long' } }];
  expect(captionMeters(item, accounts, '2026-11-21', fields)).toEqual([
    { platform: 'instagram', length: 19, max: 2200, problems: [] },
    {
      platform: 'threads',
      length: 501,
      max: 500,
      problems: ['Threads takes at most 500 characters; this caption has 501.'],
    },
  ]);
  expect(templateProblems('{date} {shop} {a|b}', fields)).toEqual([]);
  expect(templateProblems('{nope} {nope} {', fields)).toMatchObject([
    expect.stringContaining('{nope} is not a variable.'),
    expect.stringContaining('is never closed'),
  ]);
});

test('files fill the post that waits, the others become posts of their own with the same words, a carousel takes all', () => {
  const three = withFiles(written, 0, [image(7), video(8), image(9)]);
  expect(files(three)).toEqual([
    ['photo', 7],
    ['video', 8],
    ['photo', 9],
  ]);
  expect(three.items.map(({ caption }) => caption)).toEqual(['Hello', 'Hello', 'Hello']);
  const carousel = withFiles(withKind(written, 0, 'carousel'), 0, [image(7), video(8)]);
  expect(files(carousel)).toEqual([['carousel', 7, 8]]);
  expect(files(withFiles(withKind(written, 0, 'story'), 0, [video(8)]))).toEqual([['story', 8]]);
});

test('posts become one carousel, and a carousel becomes posts again, without losing a file', () => {
  const three = withFiles(written, 0, [image(7), video(8), image(9)]);
  expect(joinable(three)).toEqual([0, 1, 2]);
  const one = joined(three);
  expect(files(one)).toEqual([['carousel', 7, 8, 9]]);
  expect(joinable(one)).toEqual([]);
  expect(files(withKind(one, 0, 'photo'))).toEqual([
    ['photo', 7],
    ['photo', 8],
    ['photo', 9],
  ]);
});

test('what differs on a platform is kept until it is as everywhere again', () => {
  const own = withVariant(written, 0, 'threads', { caption: 'Short' });
  expect(own.items[0]?.variants).toEqual({ threads: { skip: false, caption: 'Short' } });
  const skipped = withVariant(own, 0, 'threads', { skip: true });
  expect(skipped.items[0]?.variants.threads).toEqual({ skip: true, caption: 'Short' });
  const same = withVariant(withVariant(skipped, 0, 'threads', { skip: false }), 0, 'threads', {
    caption: undefined,
  });
  expect(same.items[0]?.variants).toEqual({});
});

test('a campaign without a name is called as its first caption begins', () => {
  const called = (caption: string) => suggestedName(withItem(emptyComposer, 0, { caption }));
  expect(called('{account.display_name}: first light,  new season.\nMore')).toBe('first light, new season.');
  expect(called('word '.repeat(20))).toBe(`${'word '.repeat(9).trim()}…`);
  expect(called('{date}')).toBe('');
  expect(draftOf(written).name).toBe('Hello');
  expect(draftOf({ ...written, name: ' Mine ' }).name).toBe('Mine');
});

test('a template brings posts, plan and variables; the name and the accounts stay', () => {
  const state = { ...written, name: 'Mine', accountIds: [4] };
  const { plan } = emptyComposer;
  const fields = [{ name: 'shop', value: 'a', accounts: {} }];
  const next = withRecipe(state, { items: [], plan: { ...plan, seed: 9 }, fields });
  expect(next).toEqual({
    ...state,
    items: [blankItem],
    plan: { ...plan, seed: 9 },
    fields,
  });
});

test('whatever is clicked, there is at least one post, no account twice, and the draft is one the agent takes', () => {
  const place = fc.nat({ max: 4 });
  const act: fc.Arbitrary<(state: ComposerState) => ComposerState> = fc.oneof(
    fc.tuple(place, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 })).map(
      ([at, ids]) =>
        (state: ComposerState) =>
          withFiles(state, at, ids.map(image)),
    ),
    place.map((at) => (state: ComposerState) => withoutItem(state, Math.min(at, state.items.length - 1))),
    place.map((at) => (state: ComposerState) => withCopy(state, at)),
    fc.tuple(place, fc.constantFrom('photo', 'carousel', 'video', 'story', 'text')).map(
      ([at, kind]) =>
        (state: ComposerState) =>
          withKind(state, at, kind),
    ),
    fc.constantFrom(joined, withNewItem),
    fc.tuple(place, fc.constantFrom('instagram', 'threads', 'tiktok'), fc.boolean()).map(
      ([at, platform, skip]) =>
        (state: ComposerState) =>
          withVariant(state, at, platform, { skip }),
    ),
    fc.tuple(place, place).map(([from, to]) => (state: ComposerState) => ({
      ...state,
      items: moved(state.items, from, to),
    })),
    fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 9 })), fc.boolean()).map(
      ([ids, ticked]) =>
        (state: ComposerState) =>
          withAccounts(state, ids, ticked),
    ),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const state = acts.reduce((before, step) => step(before), emptyComposer);
      expect(state.items.length).toBeGreaterThan(0);
      expect(new Set(state.accountIds).size).toBe(state.accountIds.length);
      expect(campaignDraft.parse(draftOf(state))).toEqual(draftOf(state));
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '../../../../src-shared/domain/account.ts';
import {
  captionMeters,
  insertVariable,
  unknownVariables,
} from '../../../../src-renderer/campaigns/caption-editing.ts';
import {
  draftOf,
  draftPlaces,
  emptyComposer,
  withAccounts,
  withCaption,
  withoutItem,
  withPhotos,
} from '../../../../src-renderer/campaigns/composer-state.ts';
import { placeIssues } from '../../../../src-renderer/campaigns/place-issues.ts';
import { refusalOf } from '../../../../src-renderer/campaigns/refused-file.ts';
import { campaignDraft } from '../../../../src-shared/domain/campaign.ts';
import { plainAccount } from '../../../support/plain-account.ts';

const account = (handle: string, platform: Account['platform']): Account =>
  plainAccount({ handle, platform });

test('a variable takes the place of the selection and the caret stands behind it', () => {
  expect(insertVariable('Hello you!', { start: 6, end: 9 }, 'account.handle')).toEqual({
    text: 'Hello {account.handle}!',
    caret: 22,
  });
});

test('the counter measures the finished caption of the longest account on each platform', () => {
  const accounts = [
    account('ab', 'instagram'),
    account('harbor.coffee', 'instagram'),
    account('x', 'threads'),
  ];
  expect(captionMeters('@{account.handle}', accounts, '2026-11-21')).toEqual([
    { platform: 'instagram', length: 14, max: 2200, problems: [] },
    { platform: 'threads', length: 2, max: 500, problems: [] },
  ]);
  const [, threads] = captionMeters('y'.repeat(501), accounts, '2026-11-21');
  expect(threads?.problems).toEqual(['Threads takes at most 500 characters; this caption has 501.']);
});

test('names that are no variables are told', () => {
  expect(unknownVariables('{date} {nope} {nope} {account.handle}')).toEqual(['nope']);
});

test('photos fill the post that waits for one, and the others become posts with the same caption', () => {
  const written = withCaption(emptyComposer, 0, 'Hello');
  const state = withPhotos(withPhotos(written, [7]), [8, 9]);
  expect(state.items).toEqual([7, 8, 9].map((mediaId) => ({ mediaId, caption: 'Hello' })));
  expect(withoutItem(state, 1).items.map(({ mediaId }) => mediaId)).toEqual([7, 9]);
  expect(withoutItem(withPhotos(written, [7]), 0).items).toEqual([{ mediaId: null, caption: 'Hello' }]);
});

test('whatever is clicked, there is at least one item, no account twice, and the draft is one the agent takes', () => {
  const act = fc.oneof(
    fc
      .array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 })
      .map((ids) => ({ kind: 'photos' as const, ids })),
    fc.nat({ max: 4 }).map((place) => ({ kind: 'remove' as const, place })),
    fc
      .tuple(fc.array(fc.integer({ min: 1, max: 9 })), fc.boolean())
      .map(([ids, ticked]) => ({ kind: 'tick' as const, ids: [...new Set(ids)], ticked })),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const state = acts.reduce((before, step) => {
        if (step.kind === 'photos') return withPhotos(before, step.ids);
        if (step.kind === 'remove') return withoutItem(before, step.place);
        return withAccounts(before, step.ids, step.ticked);
      }, emptyComposer);
      expect(state.items.length).toBeGreaterThan(0);
      expect(new Set(state.accountIds).size).toBe(state.accountIds.length);
      expect(campaignDraft.safeParse(draftOf(state)).success).toBe(true);
      expect(draftPlaces(state)).toHaveLength(draftOf(state).items.length);
    }),
  );
});

const composed = {
  name: 'Autumn menu',
  items: [
    { mediaId: 5, caption: 'one' },
    { mediaId: null, caption: 'two' },
    { mediaId: 6, caption: 'three' },
  ],
  accountIds: [11, 12],
};
const found = [
  { path: 'name', message: 'name' },
  { path: 'items', message: 'photo' },
  { path: 'items.1.mediaId', message: 'gone' },
  { path: 'items.1.caption', message: 'long' },
  { path: 'items.1.caption', message: 'long' },
  { path: 'accountIds', message: 'none' },
  { path: 'accountIds.1', message: 'no phone' },
  { path: 'schedule', message: 'elsewhere' },
];

test('each problem stands at its field, captions at the place they have in the composer', () => {
  expect(placeIssues({ draft: draftOf(composed), issues: found }, composed)).toEqual({
    name: ['name'],
    media: ['photo', 'gone'],
    captions: new Map([[2, ['long']]]),
    accounts: ['none'],
    account: new Map([[12, ['no phone']]]),
    other: ['elsewhere'],
  });
});

test('what was said about a field that changed since is not shown, the rest is', () => {
  const checked = { draft: draftOf(composed), issues: found };
  const none = { name: [], media: [], captions: new Map(), accounts: [], account: new Map(), other: [] };
  const renamed = { ...composed, name: 'Winter menu' };
  expect(placeIssues(checked, renamed)).toMatchObject({ name: [], media: ['photo', 'gone'], other: [] });
  expect(placeIssues(checked, withPhotos(composed, [7]))).toMatchObject({ media: [], captions: new Map() });
  expect(placeIssues(checked, withCaption(composed, 2, 'short')).captions).toEqual(new Map());
  expect(placeIssues(checked, withCaption(composed, 0, 'other')).captions).toEqual(new Map([[2, ['long']]]));
  const other = { ...composed, accountIds: [12, 13] };
  expect(placeIssues(checked, other)).toMatchObject({ accounts: [], account: new Map([[12, ['no phone']]]) });
  const blank = { ...emptyComposer, name: 'x' };
  expect(placeIssues(checked, blank)).toEqual(none);
});

test('a file that is no picture is refused by name', () => {
  const file = { name: 'notes.txt' };
  const errors = [{ code: 'file-invalid-type', message: 'x' }];
  expect(refusalOf({ file, errors })).toBe('notes.txt is not a picture. Use a JPEG, PNG or WebP file.');
});

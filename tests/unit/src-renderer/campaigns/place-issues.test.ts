import { expect, test } from 'vitest';
import {
  draftOf,
  emptyComposer,
  type ComposerState,
} from '../../../../src-renderer/campaigns/composer-state.ts';
import { withFiles, withItem } from '../../../../src-renderer/campaigns/item-state.ts';
import { placeIssues, saidOf, saidOfAccounts } from '../../../../src-renderer/campaigns/place-issues.ts';
import { readComposerSearch } from '../../../../src-renderer/campaigns/composer-steps.ts';

const files = [5, 6].map((id) => ({ id, kind: 'image' as const }));
const composed: ComposerState = {
  ...withFiles(emptyComposer, 0, files),
  name: 'Autumn',
  accountIds: [11, 12],
};
const checked = draftOf(composed);
const found = [
  { path: 'name', message: 'name' },
  { path: 'items', message: 'photo' },
  { path: 'items.1.mediaIds.0', message: 'gone' },
  { path: 'items.1.caption', message: 'long' },
  { path: 'items.1.caption', message: 'long' },
  { path: 'accountIds', message: 'none' },
  { path: 'accountIds.1', message: 'no phone' },
  { path: 'plan.schedule.at', message: 'over' },
  { path: 'plan.seed', message: 'seed' },
  { path: 'elsewhere', message: 'elsewhere' },
];
const said = (state: ComposerState) => placeIssues(found, checked, draftOf(state));
const messages = (state: ComposerState) => [...new Set(said(state).map(({ message }) => message))];

test('each problem stands at its field and in its step, each sentence once', () => {
  const placed = said(composed);
  expect(placed.map(({ step }) => step)).toEqual([
    ...Array<string>(5).fill('content'),
    'accounts',
    'accounts',
    'when',
    'accounts',
    'review',
  ]);
  expect(saidOf(placed, 'items.1')).toEqual(['gone', 'long']);
  expect(saidOf(placed, 'items.1.caption', 'plan.schedule')).toEqual(['long', 'over']);
  expect(saidOf(placed, 'items.0')).toEqual([]);
  expect(saidOfAccounts(placed)).toEqual(new Map([[12, ['no phone']]]));
});

test('what was said about a field that changed since is not shown, the rest is', () => {
  expect(messages({ ...composed, name: 'Winter' })).not.toContain('name');
  expect(messages({ ...composed, name: 'Winter' })).toContain('gone');
  const rewritten = withItem(composed, 1, { caption: 'short' });
  expect(messages(rewritten)).toEqual(['name', 'none', 'no phone', 'over', 'seed']);
  expect(messages(withItem(composed, 0, { caption: 'other' }))).toContain('long');
  const others = { ...composed, accountIds: [12, 13] };
  expect(messages(others)).toEqual(['name', 'photo', 'gone', 'no phone']);
  const filtered = { ...composed, accountFilter: { archived: 'no' as const } };
  expect(messages(filtered)).toEqual(['name', 'photo', 'gone']);
  const later = { ...composed, plan: { ...composed.plan, seed: 5 } };
  expect(messages(later)).toEqual(['name', 'photo', 'gone', 'long', 'none', 'no phone']);
});

test('an address of the composer that makes no sense is read as the first step', () => {
  expect(readComposerSearch({ step: 'when', template: 3, change: true })).toEqual({
    step: 'when',
    template: 3,
    change: true,
  });
  expect(readComposerSearch({ step: 'nowhere', template: 'x', change: 'yes' })).toEqual({});
});

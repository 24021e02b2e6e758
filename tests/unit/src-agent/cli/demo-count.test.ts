import { describe, expect, test } from 'vitest';
import { countPosts } from '../../../../src-agent/cli/demo-count.ts';
import { summary } from '../../../../src-agent/cli/demo.ts';
import type { SimulatedRecord } from '../../../../src-shared/processes/phone-simulator.ts';

const post = (handle: string, change = {}): SimulatedRecord['posts'][number] => ({
  platform: 'instagram',
  kind: 'photo',
  files: ['a'],
  handle,
  caption: 'Hello',
  imageSha256: 'a',
  at: 1,
  ...change,
});
const phone = (serial: string, ...posts: SimulatedRecord['posts']): SimulatedRecord => ({
  serial,
  posts,
  acts: [],
  taps: [],
  screen: 'home',
  gallery: [],
  sessions: 1,
});
const ordered = ['one', 'two'].map((handle) => ({ handle, caption: 'Hello', imageSha256: 'a' }));
const wrongs = (...records: SimulatedRecord[]) => countPosts(records, ordered).map(({ wrong }) => wrong);

describe('counting the demo’s posts', () => {
  test('is content when each is there once, as ordered', () => {
    const counted = countPosts([phone('A', post('one')), phone('B', post('two'))], ordered);
    expect(counted.map(({ wrong }) => wrong)).toEqual([null, null]);
    expect(summary(counted)).toEqual([
      '✓ @one posted once, counted by A: Hello',
      '✓ @two posted once, counted by B: Hello',
      '2 of 2 posts counted exactly once, on 2 phones.',
    ]);
  });

  test.each<[string, SimulatedRecord[], string]>([
    ['one is missing', [phone('A', post('one'))], 'not posted'],
    ['one is there twice on a phone', [phone('A', post('one'), post('two'), post('two'))], '2 times'],
    [
      'one is there on two phones',
      [phone('A', post('one'), post('two')), phone('B', post('two'))],
      '2 times',
    ],
    ['a caption differs', [phone('A', post('one'), post('two', { caption: 'Hell' }))], 'another caption'],
    ['a picture differs', [phone('A', post('one'), post('two', { imageSha256: 'b' }))], 'another picture'],
  ])('finds that %s', (_what, records, wrong) => {
    expect(wrongs(...records)).toEqual([null, expect.stringContaining(wrong)]);
    expect(summary(countPosts(records, ordered)).at(-1)).toMatch(/^1 of 2 posts/);
  });

  test('finds a post that nobody ordered', () => {
    expect(wrongs(phone('A', post('one'), post('two'), post('three')))).toEqual([
      null,
      null,
      'nobody ordered this post',
    ]);
  });
});

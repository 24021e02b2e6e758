import { expect, test } from 'vitest';
import { initialInstagram } from '../../../../src-simulator/phone/apps/instagram/instagram-state.ts';
import type { PhoneEvent } from '../../../../src-simulator/phone/apps/phone-event.ts';
import type { PhoneState } from '../../../../src-simulator/phone/apps/phone-state.ts';
import { reduce } from '../../../../src-simulator/phone/apps/reduce.ts';
import { initialThreads } from '../../../../src-simulator/phone/apps/threads/threads-state.ts';
import { initialTikTok } from '../../../../src-simulator/phone/apps/tiktok/tiktok-state.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const account = { handle: 'one.brand', displayName: 'One Brand' };
const sent = {
  handle: 'one.brand',
  caption: 'Tea',
  text: 'Tea',
  imageSha256: 'p1',
  video: 'v1',
  files: ['p1'],
};
const uploads = [1, 2].map(
  (id) => ({ ...sent, id, making: 'photo', replyTo: null, refused: false }) as const,
);
const phone: PhoneState = {
  front: 'instagram',
  app: 'instagram',
  locale: 'en',
  acts: [],
  gallery: [],
  instagram: { ...initialInstagram([account]), uploads },
  threads: { ...initialThreads([account]), uploads },
  tiktok: { ...initialTikTok([account], '46.4.3'), uploads },
};

const ended = (upload: number) => ({ kind: 'upload_ended', upload, rejected: false }) as const;
const apps: [string, (upload: number) => PhoneEvent, (state: PhoneState) => number | null][] = [
  ['Instagram', ended, ({ instagram }) => instagram.donePosting],
  ['Threads', (id) => ({ kind: 'in_threads', act: ended(id) }), ({ threads }) => threads.posted],
  ['TikTok', (id) => ({ kind: 'in_tiktok', act: ended(id) }), ({ tiktok }) => tiktok.donePosting],
];

test.each(apps)('the end of what %s says of one post leaves what it says of the next', (_app, end, told) => {
  const first = reduce(phone, end(1), noon);
  const second = reduce(first.state, end(2), noon);
  expect([told(first.state), told(second.state)]).toEqual([1, 2]);
  const [firstOver, secondOver] = [first, second].map(({ later }) => later[0]?.event);
  if (firstOver === undefined || secondOver === undefined) expect.fail('what was said stays for ever');
  const after = reduce(second.state, firstOver, noon).state;
  expect(told(after)).toBe(2);
  expect(told(reduce(after, secondOver, noon).state)).toBeNull();
});

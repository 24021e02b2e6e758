import { expect, test } from 'vitest';
import { initialInstagram } from '../../../../src-simulator/phone/apps/instagram/instagram-state.ts';
import type { PhoneEvent } from '../../../../src-simulator/phone/apps/phone-event.ts';
import type { Front, PhoneState } from '../../../../src-simulator/phone/apps/phone-state.ts';
import { phoneView } from '../../../../src-simulator/phone/apps/phone-view.ts';
import { reduce } from '../../../../src-simulator/phone/apps/reduce.ts';
import { initialThreads } from '../../../../src-simulator/phone/apps/threads/threads-state.ts';
import { initialTikTok } from '../../../../src-simulator/phone/apps/tiktok/tiktok-state.ts';

const start: PhoneState = {
  front: 'launcher',
  app: 'instagram',
  locale: 'en',
  acts: [],
  gallery: [],
  threads: initialThreads([{ handle: 'one.brand', displayName: 'One Brand' }]),
  tiktok: initialTikTok([{ handle: 'one.brand', displayName: 'One Brand' }], '46.4.3'),
  instagram: initialInstagram([{ handle: 'one.brand', displayName: 'One Brand' }]),
};

/** Everything that follows happens at once. */
function after(state: PhoneState, ...events: readonly PhoneEvent[]): PhoneState {
  return events.reduce((now, event) => {
    const { state: next, later } = reduce(now, event, 0);
    return after(next, ...later.map((follows) => follows.event));
  }, state);
}

const shows = (state: PhoneState) => phoneView(state, { now: 0, samples: [] }).name;
const open = (front: Front): PhoneEvent => ({ kind: 'start_app', front });

test.each(['instagram', 'threads', 'tiktok'] as const)(
  'what strikes %s in front covers no other app',
  (app) => {
    const others = (['instagram', 'threads', 'tiktok'] as const).filter((other) => other !== app);
    const covered = after(start, open(app), { kind: 'cover', cover: 'challenge' });
    expect(shows(covered)).toBe('challenge');
    for (const other of others) expect(shows(after(covered, open(other)))).not.toBe('challenge');
    expect(shows(after(covered, open('launcher'), open(app)))).toBe('challenge');

    const asked = after(start, open(app), { kind: 'dialog', dialog: 'rate_app' });
    expect(shows(asked)).toBe('rate_app');
    expect(shows(after(asked, { kind: 'back' }))).toBe(shows(after(start, open(app))));

    const crashed = after(start, open(app), { kind: 'crash_app' });
    expect(shows(crashed)).toBe('app_crashed');
    expect(after(crashed, open(app))).toMatchObject({ front: app, app });
  },
);

test('relief takes everything away, from every app', () => {
  const covered = after(
    start,
    open('threads'),
    { kind: 'cover', cover: 'challenge' },
    open('tiktok'),
    { kind: 'cover', cover: 'logged_out' },
    { kind: 'dialog', dialog: 'try_again_later' },
  );
  expect(shows(covered)).toBe('logged_out');
  const relieved = after(covered, { kind: 'relieve' });
  for (const app of ['instagram', 'threads', 'tiktok'] as const)
    expect(relieved[app]).toMatchObject({ cover: null, dialog: null });
});

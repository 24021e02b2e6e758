import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Parser } from 'htmlparser2';
import { initialInstagram } from '../../../../src-simulator/phone/apps/instagram/instagram-state.ts';
import type { PhoneEvent } from '../../../../src-simulator/phone/apps/phone-event.ts';
import type { PhoneState } from '../../../../src-simulator/phone/apps/phone-state.ts';
import { phoneView } from '../../../../src-simulator/phone/apps/phone-view.ts';
import { reduce } from '../../../../src-simulator/phone/apps/reduce.ts';
import { initialThreads } from '../../../../src-simulator/phone/apps/threads/threads-state.ts';
import { initialTikTok } from '../../../../src-simulator/phone/apps/tiktok/tiktok-state.ts';
import { hitTest, middle, nameOf } from '../../../../src-simulator/phone/screen/hit.ts';
import { screenSize, type UiNode } from '../../../../src-simulator/phone/screen/node.ts';
import { toXml } from '../../../../src-simulator/phone/screen/to-xml.ts';
import type { ScreenView } from '../../../../src-simulator/phone/screen/window.ts';

const day = 86_400_000;
const noon = Date.UTC(2026, 10, 21, 12);
const start: PhoneState = {
  front: 'instagram',
  app: 'instagram',
  locale: 'en',
  acts: [],
  threads: initialThreads([]),
  tiktok: initialTikTok([], '46.4.3'),
  gallery: [1, 2, 3].map((at) => ({
    path: `/sdcard/DCIM/${at}.jpg`,
    sha256: `p${at}`,
    addedAt: noon - at * day,
    durationMs: null,
  })),
  instagram: initialInstagram([
    { handle: 'one.brand', displayName: 'One Brand' },
    { handle: 'two.brand', displayName: 'Two Brand' },
  ]),
};

/** The phone with its timers laid out in a row, for a test to fire. */
class Model {
  state = start;
  pending: PhoneEvent[] = [];
  shares = 0;

  get view(): ScreenView {
    return phoneView(this.state, { now: noon, samples: ['s1', 's2'] });
  }

  do(event: PhoneEvent): void {
    if (event.kind === 'share' && ['caption', 'editor'].includes(this.state.instagram.screen.name))
      this.shares += 1;
    const { state, later } = reduce(this.state, event, noon);
    this.state = state;
    this.pending.push(...later.map((next) => next.event));
  }

  tap(x: number, y: number): void {
    const hit = hitTest(this.view, { x, y });
    if (hit.kind === 'view' && hit.view.onTap) this.do(hit.view.onTap);
  }

  fire(place: number): void {
    const [event] = this.pending.splice(place % Math.max(this.pending.length, 1), 1);
    if (event) this.do(event);
  }

  settle(): void {
    while (this.pending.length > 0) this.fire(0);
  }

  tapOn(name: string): void {
    const found = all(this.view.root).find(
      (view) => nameOf(view, 'app')?.endsWith(name) === true || view.description === name,
    );
    if (!found) throw new Error(`${name} is not on ${this.view.name}`);
    const { x, y } = middle(found.bounds);
    this.tap(x, y);
  }
}

type Move =
  | { readonly kind: 'tap'; readonly x: number; readonly y: number }
  | { readonly kind: 'aim'; readonly target: number }
  | { readonly kind: 'fire'; readonly place: number }
  | { readonly kind: 'event'; readonly event: PhoneEvent };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('tap' as const),
      x: fc.nat(screenSize.width - 1),
      y: fc.nat(screenSize.height - 1),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('aim' as const), target: fc.nat(200) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('fire' as const), place: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      event: fc.constantFrom<PhoneEvent>(
        { kind: 'back' },
        { kind: 'home_button' },
        { kind: 'start_app', front: 'instagram' },
        { kind: 'stop_app', app: 'instagram' },
        { kind: 'crash_app' },
        { kind: 'scroll', to: 700 },
        { kind: 'type', text: 'word & <more> "quotes"\n', replace: false },
        { kind: 'dialog', dialog: 'rate_app' },
        { kind: 'cover', cover: null },
      ),
    }),
  },
);

test('whatever is done to the phone, its screen is whole and only Share makes posts', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(move, { maxLength: 60 }), (readyToShare, moves) => {
      const model = readyToShare ? atCaption() : new Model();
      for (const step of moves) {
        if (step.kind === 'tap') model.tap(step.x, step.y);
        else if (step.kind === 'fire') model.fire(step.place);
        else if (step.kind === 'event') model.do(step.event);
        else {
          const reacting = all(model.view.root).filter((view) => view.onTap !== null);
          const aimed = reacting[step.target % Math.max(reacting.length, 1)];
          if (aimed) model.tap(middle(aimed.bounds).x, middle(aimed.bounds).y);
        }
        expectWhole(model.view);
      }
      model.settle();
      const { posts, uploads } = model.state.instagram;
      expect(posts.length + uploads.length).toBe(model.shares);
    }),
    { numRuns: 150 },
  );
});

test('every tap on a Share button that still shows makes a post, and a restart stops none', () => {
  const model = atCaption();
  model.tapOn('id/share_button');
  model.tapOn('id/share_button');
  model.do({ kind: 'stop_app', app: 'instagram' });
  expect(model.state.instagram.posts).toEqual([]);
  model.settle();
  expect(model.state.instagram.posts).toHaveLength(2);
  expect(model.view.name).toBe('launcher');
});

test('the keyboard takes the taps in its area, so Share below it is out of reach', () => {
  const model = atCaption();
  model.tapOn('id/caption_input_text_view');
  model.tapOn('id/share_button');
  expect(model.shares).toBe(0);
  model.tapOn('id/action_bar_button_text');
  model.tapOn('id/share_button');
  expect(model.shares).toBe(1);
});

test('a sheet covers the page: what shines through stays in the tree, but a tap there only closes the sheet', () => {
  const model = new Model();
  model.tapOn('Profile');
  model.settle();
  model.tapOn('Create New');
  model.settle();
  expect(model.view.name).toBe('create_sheet');
  model.tapOn('Edit profile');
  model.settle();
  expect(model.view.name).toBe('profile');
});

test('a screen shows only after its time; until then taps meet the old one', () => {
  const model = new Model();
  model.tapOn('Profile');
  expect(model.view.name).toBe('home');
  model.tapOn('Reels');
  model.settle();
  expect(model.view.name).toBe('reels');
});

test('the page source says what the tree says, with every text escaped', () => {
  const model = atCaption();
  model.do({ kind: 'focus_caption' });
  const caption = 'a & b < c > "d"\nnext 🍂';
  model.do({ kind: 'type', text: caption, replace: true });
  const seen: Record<string, string>[] = [];
  const parser = new Parser(
    { onopentag: (_name, attributes) => seen.push(attributes) },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(toXml(model.view));
  expect(seen).toHaveLength(all(model.view.root).length + 1);
  expect(
    seen.find((attributes) => attributes['resource-id']?.endsWith('caption_input_text_view')),
  ).toMatchObject({
    text: caption,
    class: 'android.widget.AutoCompleteTextView',
    focused: 'true',
    package: 'com.instagram.android',
    bounds: '[40,658][1040,958]',
    displayed: 'true',
  });
});

function atCaption(): Model {
  const model = new Model();
  for (const name of ['Profile', 'Create New', 'Create new post', 'Next', 'Next']) {
    model.tapOn(name);
    model.settle();
  }
  expect(model.view.name).toBe('caption');
  return model;
}

function all(view: UiNode): readonly UiNode[] {
  return [view, ...view.children.flatMap(all)];
}

function expectWhole(view: ScreenView): void {
  const places = new Set<string>();
  for (const { bounds, onTap } of all(view.root)) {
    const { left, top, right, bottom } = bounds;
    if (
      left < 0 ||
      top < 0 ||
      right > screenSize.width ||
      bottom > screenSize.height ||
      right <= left ||
      bottom <= top
    )
      throw new Error(`${view.name}: a view at ${JSON.stringify(bounds)}`);
    if (!onTap) continue;
    const place = [left, top, right, bottom].join();
    if (places.has(place)) throw new Error(`${view.name}: two views react at ${place}`);
    places.add(place);
  }
}

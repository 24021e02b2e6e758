import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PhoneEvent } from '../../../../../src-simulator/phone/apps/phone-event.ts';
import { hitTest } from '../../../../../src-simulator/phone/screen/hit.ts';
import { screenSize, type UiNode } from '../../../../../src-simulator/phone/screen/node.ts';
import { SimulatedHandset } from '../../../../support/simulated-handset.ts';

const accounts = [
  { handle: 'one.brand', displayName: 'One Brand' },
  { handle: 'two.brand', displayName: 'Two Brand' },
];

async function opened() {
  const phone = new SimulatedHandset(accounts, 'en');
  phone.handset.dispatch({ kind: 'start_app', front: 'threads' });
  await phone.delay(500);
  return phone;
}

/** What reacts to a tap, in the order it stands on the screen. */
function reacting(view: UiNode): readonly UiNode[] {
  return [...(view.onTap ? [view] : []), ...view.children.flatMap(reacting)];
}

test('whatever is done to the app, its screen is whole, only the buttons that post make posts, and each tap one', async () => {
  const moves = fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('tap' as const), place: fc.nat(40) }) },
    fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('Hello', '#tea', 'atlas.bakery') }),
    fc.record({ kind: fc.constantFrom('back' as const, 'swipe' as const, 'wait' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { maxLength: 40 }), async (doings) => {
      const phone = await opened();
      const sent = { shares: 0, replies: 0, deeds: 0 };
      const count = (event: PhoneEvent | null) => {
        if (event?.kind === 'share') sent.shares += 1;
        if (event?.kind !== 'in_threads') return;
        if (event.act.kind === 'send_reply') sent.replies += 1;
        if (['like', 'follow', 'unfollow'].includes(event.act.kind)) sent.deeds += 1;
      };
      for (const doing of doings) {
        const { root } = phone.handset.view;
        if (doing.kind === 'tap') {
          const targets = reacting(root);
          const target = targets[doing.place % Math.max(1, targets.length)];
          if (target && phone.state.front === 'threads') {
            const { left, top, right, bottom } = target.bounds;
            const point = { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) };
            const hit = hitTest(phone.handset.view, point);
            count(hit.kind === 'view' ? hit.view.onTap : null);
            phone.handset.tap(point);
            await phone.delay(10);
          }
        } else if (doing.kind === 'type') await phone.typeText(doing.text);
        else if (doing.kind === 'back') await phone.pressBack();
        else if (doing.kind === 'swipe') await phone.swipe({ x: 500, y: 1500 }, { x: 500, y: 700 });
        else await phone.delay(1000);
        for (const node of all(phone.handset.view.root)) {
          expect(node.bounds.right).toBeLessThanOrEqual(screenSize.width);
          expect(node.bounds.bottom).toBeLessThanOrEqual(screenSize.height);
        }
      }
      await phone.delay(3000);
      const { acts, threads } = phone.state;
      const comments = acts.filter(({ kind }) => kind === 'comment').length;
      expect(threads.posts).toHaveLength(sent.shares);
      expect(comments).toBe(sent.replies);
      expect(acts.length - comments).toBeLessThanOrEqual(sent.deeds);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('what was sent counts even when the app is stopped; what was on its way to a screen does not come', async () => {
  const phone = await opened();
  const draft = { text: 'Hello', files: [], replyTo: null, from: { name: 'home', scroll: 0 } as const };
  phone.handset.dispatch({
    kind: 'go',
    to: { kind: 'threads', screen: { name: 'composer', draft, asking: false } },
  });
  await phone.delay(500);
  phone.handset.dispatch({ kind: 'share', refusal: null });
  phone.handset.dispatch({ kind: 'go', to: { kind: 'threads', screen: { name: 'activity' } } });
  phone.handset.dispatch({ kind: 'stop_app', app: 'threads' });
  await phone.delay(3000);
  expect(phone.state.front).toBe('launcher');
  expect(phone.state.threads.screen).toEqual({ name: 'home', scroll: 0 });
  expect(phone.state.threads.posts).toMatchObject([{ kind: 'text', caption: 'Hello', handle: 'one.brand' }]);
});

function all(view: UiNode): readonly UiNode[] {
  return [view, ...view.children.flatMap(all)];
}

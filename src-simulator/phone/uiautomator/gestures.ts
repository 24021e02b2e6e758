import { z } from 'zod';
import { touchSlop } from '../hand.ts';
import type { Handset } from '../handset.ts';
import { middle, type Point } from '../screen/hit.ts';
import { rect, type Rect } from '../screen/node.ts';
import type { Elements } from './elements.ts';
import { WireError } from './wire-error.ts';

const point = z.object({ x: z.number(), y: z.number() });
const element = z.union([
  z.object({ 'element-6066-11e4-a52e-4f735466cecf': z.string() }),
  z.object({ ELEMENT: z.string() }),
]);

const pointerStep = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('pointerMove'),
    x: z.number(),
    y: z.number(),
    origin: z.union([z.enum(['viewport', 'pointer']), element]).default('viewport'),
  }),
  z.object({ type: z.literal('pointerDown') }),
  z.object({ type: z.literal('pointerUp') }),
  z.object({ type: z.literal('pointerCancel') }),
  z.object({ type: z.literal('pause') }),
]);
const keyStep = z.object({ type: z.enum(['keyDown', 'keyUp', 'pause']), value: z.string().optional() });

/** Body of `POST /actions`. */
export const actionsBody = z.object({
  actions: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('pointer'), actions: z.array(pointerStep) }),
      z.object({ type: z.literal('key'), actions: z.array(keyStep) }),
      z.object({ type: z.literal('none'), actions: z.array(z.unknown()) }),
    ]),
  ),
});

/** Does what the fingers and keys of a W3C actions request do. */
export function performActions(
  body: z.output<typeof actionsBody>,
  handset: Handset,
  elements: Elements,
): void {
  for (const source of body.actions) {
    if (source.type === 'pointer') performPointer(source.actions, handset, elements);
    else if (source.type === 'key')
      for (const { type, value } of source.actions)
        if (type === 'keyDown' && value !== undefined)
          handset.dispatch({ kind: 'type', text: value, replace: false });
  }
}

function performPointer(
  steps: readonly z.output<typeof pointerStep>[],
  handset: Handset,
  elements: Elements,
): void {
  let at: Point = { x: 0, y: 0 };
  let down: Point | null = null;
  for (const step of steps) {
    if (step.type === 'pointerMove') at = target(step, at, elements);
    else if (step.type === 'pointerDown') down = at;
    else if (step.type === 'pointerCancel') down = null;
    else if (step.type === 'pointerUp' && down) {
      if (Math.hypot(at.x - down.x, at.y - down.y) < touchSlop) handset.tap(down);
      else handset.swipe(down, at);
      down = null;
    }
  }
}

function target(
  step: Extract<z.output<typeof pointerStep>, { type: 'pointerMove' }>,
  at: Point,
  elements: Elements,
): Point {
  if (step.origin === 'viewport') return { x: step.x, y: step.y };
  const from = step.origin === 'pointer' ? at : middle(elements.resolve(idOf(step.origin)).view.bounds);
  return { x: from.x + step.x, y: from.y + step.y };
}

/** Body of `POST /appium/gestures/click` and `long_click`. */
export const clickBody = z.object({ origin: element.optional(), offset: point.optional() });

/** A tap on an element, or at a place in it or on the screen. */
export function clickGesture(body: z.output<typeof clickBody>, handset: Handset, elements: Elements): void {
  const { origin, offset } = body;
  if (origin) {
    const { bounds } = elements.resolve(idOf(origin)).view;
    handset.tap(offset ? { x: bounds.left + offset.x, y: bounds.top + offset.y } : middle(bounds));
  } else if (offset) handset.tap(offset);
  else throw new WireError('invalid argument', 'Either an origin or an offset is needed');
}

/** Body of `POST /appium/gestures/swipe` and `scroll`; `percent` is the part of the area that is swiped over. */
export const swipeBody = z.object({
  origin: element.optional(),
  area: z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }).optional(),
  direction: z.enum(['up', 'down', 'left', 'right']),
  percent: z.number().min(0).max(1),
});

/** A swipe through the middle of an area. To scroll in a direction, the finger moves the other way. */
export function swipeGesture(
  body: z.output<typeof swipeBody>,
  how: 'swipe' | 'scroll',
  handset: Handset,
  elements: Elements,
): void {
  const area = areaOf(body, elements);
  const { x, y } = middle(area);
  const reach = ((area.bottom - area.top) * body.percent) / 2;
  if (body.direction === 'left' || body.direction === 'right') return;
  const upwards = (body.direction === 'up') === (how === 'swipe');
  const far = { x, y: y + reach };
  const near = { x, y: y - reach };
  handset.swipe(upwards ? far : near, upwards ? near : far);
}

function areaOf(body: z.output<typeof swipeBody>, elements: Elements): Rect {
  if (body.origin) return elements.resolve(idOf(body.origin)).view.bounds;
  if (!body.area) throw new WireError('invalid argument', 'Either an origin or an area is needed');
  return rect(body.area.left, body.area.top, body.area.width, body.area.height);
}

function idOf(reference: z.output<typeof element>): string {
  return 'ELEMENT' in reference ? reference.ELEMENT : reference['element-6066-11e4-a52e-4f735466cecf'];
}

import { z } from 'zod';
import { id, instant } from './ids.ts';

/** A rectangle of the screen in device pixels; `right` and `bottom` are the first pixels outside of it. */
export const screenBounds = z.object({
  left: z.number().int(),
  top: z.number().int(),
  right: z.number().int(),
  bottom: z.number().int(),
});
export type ScreenBounds = z.infer<typeof screenBounds>;

export const screenPoint = z.object({ x: z.number().int(), y: z.number().int() });

/**
 * What a step touched. An element: the name it has in the pack, the screen it was looked for on, how far its selector is to
 * be trusted (`score`, 0 to 1), how many elements that selector fitted, and the point that was tapped. Or a swipe.
 */
export const stepTarget = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('element'),
    element: z.string(),
    screen: z.string(),
    parameters: z.record(z.string(), z.string()),
    bounds: screenBounds,
    point: screenPoint,
    score: z.number(),
    matched: z.number().int(),
  }),
  z.object({ kind: z.literal('swipe'), from: screenPoint, to: screenPoint }),
]);
export type StepTarget = z.infer<typeof stepTarget>;

/** The pack a step was done with: the app's versions from one on and before another, and the language. */
export const stepPack = z.object({
  appPackage: z.string(),
  from: z.string(),
  before: z.string(),
  locale: z.string(),
});
export type StepPack = z.infer<typeof stepPack>;

/** Which of a step's two moments is meant: the screen it began on, or the one it ended on. */
export const stepMoment = z.enum(['before', 'after']);
export type StepMoment = z.infer<typeof stepMoment>;

/** One element of a kept screen. `parent` is its place in the list; `covered`: something above it would get the tap. */
export const treeNode = z.object({
  parent: z.number().int().nullable(),
  className: z.string(),
  resourceId: z.string().nullable(),
  text: z.string().nullable(),
  description: z.string().nullable(),
  bounds: screenBounds,
  clickable: z.boolean(),
  enabled: z.boolean(),
  shown: z.boolean(),
  covered: z.boolean(),
});
export type TreeNode = z.infer<typeof treeNode>;

/** What a pack makes of a screen. `sentence` says it for a person. */
export const seenScreen = z.object({
  kind: z.enum(['screen', 'popup', 'stop', 'unknown', 'opaque']),
  name: z.string().nullable(),
  sentence: z.string(),
});
export type SeenScreen = z.infer<typeof seenScreen>;

/** One way to find the element of a step, and what it came to; `node` is the place in the list of the one it found. */
export const triedSelector = z.object({
  kind: z.enum(['id', 'description', 'text', 'relation', 'geometry']),
  score: z.number(),
  why: z.string(),
  node: z.number().int().nullable(),
});
export type TriedSelector = z.infer<typeof triedSelector>;

/** A screen that nearly fits: how many of what it demands is there, and what is missing first. */
const nearScreen = z.object({
  name: z.string(),
  met: z.number().int(),
  demanded: z.number().int(),
  missing: z.string(),
});

/** A kept screen as the replay shows it. `leftOff`: elements beyond those listed. `pack`: what it was looked at with. */
export const stepTree = z.object({
  stepId: id,
  moment: stepMoment,
  width: z.number().int(),
  height: z.number().int(),
  nodes: z.array(treeNode),
  leftOff: z.number().int(),
  pack: z.string().nullable(),
  seen: seenScreen.nullable(),
  near: z.array(nearScreen),
  selectors: z.array(triedSelector),
});
export type StepTree = z.infer<typeof stepTree>;

/**
 * How today's pack judges a step against how it was judged then. `none`: no screen is kept, or no pack is for the app.
 * `moved`: the element is found, elsewhere than then.
 */
export const replayVerdict = z.enum(['same', 'better', 'worse', 'moved', 'other', 'none']);
export type ReplayVerdict = z.infer<typeof replayVerdict>;

/** One step compared: what was recognised and found then and now. */
export const replayedStep = z.object({
  stepId: id,
  jobId: id,
  title: z.string(),
  verdict: replayVerdict,
  sentence: z.string(),
  screenThen: z.string().nullable(),
  screenNow: seenScreen.nullable(),
  element: z.string().nullable(),
  boundsThen: screenBounds.nullable(),
  boundsNow: screenBounds.nullable(),
  whyNow: z.string().nullable(),
});
export type ReplayedStep = z.infer<typeof replayedStep>;

/** A whole run compared; `leftOff`: steps beyond those looked at. */
export const replay = z.object({
  packs: z.array(z.string()),
  steps: z.array(replayedStep),
  leftOff: z.number().int(),
});
export type Replay = z.infer<typeof replay>;

/**
 * How long the screens of steps are kept: days after a post failed and after it was done, and gigabytes in all, beyond which
 * the oldest go first.
 */
export const stepKeeping = z.object({
  failedDays: z.number().int().min(1).max(3650),
  doneDays: z.number().int().min(1).max(3650),
  gigabytes: z.number().min(0.1).max(10_000),
});
export type StepKeeping = z.infer<typeof stepKeeping>;

/** The policy and what is kept under it now; `sweptAt`: when it was last made true. */
export const stepKeepingState = z.object({
  policy: stepKeeping,
  keptBytes: z.number().int(),
  keptSteps: z.number().int(),
  oldestAt: instant.nullable(),
  sweptAt: instant.nullable(),
});
export type StepKeepingState = z.infer<typeof stepKeepingState>;

import { assertNever } from '../../src-shared/assert-never.ts';
import type { StepTarget } from '../../src-shared/domain/replay.ts';
import type { Stopped, StepLog } from '../delivery/delivery.ts';
import type { Point } from '../devices/phone-driver.ts';
import type { Choice } from './choosing.ts';
import { choose } from './choosing.ts';
import type { Eyes, Look, Pace, Sighting } from './looking.ts';
import { lookUntil, throwIfAborted } from './looking.ts';
import type { ScreenTree } from './source/screen-tree.ts';
import type { Place, Step } from './step.ts';
import type { Recorded, StepRecorder, Touched } from './step-recorder.ts';
import { createStepRecorder } from './step-recorder.ts';
import { pressed } from './step-target.ts';
import { plain, stop } from './stops.ts';

/** How a step ended; `look` is what the phone showed then. */
export type StepEnd = { readonly kind: 'done'; readonly look: Look } | Stopped;

/** Runs steps on one phone and writes each one down. */
export type StepRunner = StepRecorder & {
  run(step: Step): Promise<StepEnd>;
  readonly eyes: Eyes;
};

/**
 * What a step's act came to: `why` explains the element it chose, `from` is what the phone showed when it was done (null:
 * the act begins anywhere), `target` what it touched there.
 */
type Acted =
  | {
      readonly kind: 'acted';
      readonly why: string | null;
      readonly from: Look | null;
      readonly target?: StepTarget;
    }
  | Extract<Choice, { kind: 'stopped' }>;

/** Screens of a transition may stay this long before they count as strange. */
const settleMs = 3000;
/** What an act changes is there at the first look, or comes with an animation, which takes longer than the first pause. */
const changing: Pace = { firstMs: 100, nextMs: 20, slowestMs: 250 };

/** Makes the runner of one session. What a step saw last is what the next one begins with. */
export function createStepRunner(eyes: Eyes, steps: StepLog): StepRunner {
  const { driver, pack, signal } = eyes;
  const recorder = createStepRecorder(eyes, steps);
  let last: Look | null = null;

  const act = async (step: Step): Promise<Acted> => {
    const doing = step.act;
    switch (doing.kind) {
      case 'restart':
        await driver.restartApp(pack.appPackage);
        return { kind: 'acted', why: null, from: null };
      case 'swipe':
      case 'back': {
        const sighting = await standOn(step);
        const { look } = sighting;
        if (sighting.kind === 'stopped') return sighting;
        if (sighting.kind === 'late') return { kind: 'stopped', stopped: tooSlow(eyes, step, look), look };
        if (doing.kind === 'back') {
          await driver.pressBack();
          return { kind: 'acted', why: null, from: look };
        }
        const { tree } = look.view;
        const [from, to] = [placeOn(tree, doing.from), placeOn(tree, doing.to)];
        await driver.swipe(from, to, doing.milliseconds);
        const target = { kind: 'swipe', from, to } as const;
        return { kind: 'acted', why: null, from: look, target };
      }
      case 'look':
        return { kind: 'acted', why: null, from: null };
      case 'tap': {
        const choice = await chooseFor(step, doing, { steady: doing.steady === true, focused: false });
        if (choice.kind === 'stopped') return choice;
        await driver.tap(choice.finding.tapPoint);
        const { finding, look } = choice;
        const target = pressed(doing.element, choice, doing.parameters);
        return { kind: 'acted', why: finding.why, from: look, target };
      }
      case 'type': {
        const field = await chooseFor(step, doing, { steady: false, focused: false });
        if (field.kind === 'stopped') return field;
        await driver.tap(field.finding.tapPoint);
        last = null;
        const focused = await chooseFor(step, doing, { steady: false, focused: true });
        if (focused.kind === 'stopped') return focused;
        await driver.typeText(doing.text);
        const { finding, look } = field;
        const target = pressed(doing.element, field);
        return { kind: 'acted', why: finding.why, from: look, target };
      }
      default:
        return assertNever(doing);
    }
  };

  const chooseFor = (
    step: Step,
    doing: Extract<Step['act'], { element: string }>,
    how: { readonly steady: boolean; readonly focused: boolean },
  ): Promise<Choice> =>
    choose(eyes, {
      // A field that got the focus may already show the screen that ends the step.
      screens: how.focused ? [...step.expects, ...step.until] : step.expects,
      element: doing.element,
      parameters: doing.kind === 'tap' ? (doing.parameters ?? {}) : {},
      ...(doing.kind === 'tap' && doing.among ? { among: doing.among } : {}),
      settleMs: step.settleMs ?? settleMs,
      first: last,
      ...how,
    });

  /** Sees one of the screens the step may begin on. */
  const standOn = (step: Step): Promise<Sighting> =>
    lookUntil(eyes, {
      accept: (look) => look.screen !== null && step.expects.includes(look.screen),
      patient: [],
      expected: step.expects,
      timeoutMs: step.timeoutMs,
      settleMs: step.settleMs ?? settleMs,
      ...(last ? { first: last } : {}),
    });

  const finish = (step: Step, from: Look | null): Promise<Sighting> =>
    lookUntil(eyes, {
      accept: (look) =>
        look.screen !== null && step.until.includes(look.screen) && (step.also?.(look, from) ?? true),
      patient: [...step.expects, ...step.until, ...(step.through ?? [])],
      expected: step.until,
      timeoutMs: step.timeoutMs,
      settleMs: step.settleMs ?? settleMs,
      pace: changing,
      afterRestart: step.act.kind === 'restart',
    });

  const perform = async (step: Step): Promise<Recorded<StepEnd>> => {
    const acted = await act(step);
    if (acted.kind === 'stopped') return halted(acted.stopped, null, acted.look);
    const { why, from, target } = acted;
    const sighting = await finish(step, from);
    const { look } = sighting;
    last = look;
    const on = { ...(from ? { basis: from.source } : {}), ...(target ? { target } : {}) };
    if (sighting.kind === 'stopped') return halted(sighting.stopped, why, look, on);
    if (sighting.kind === 'late') return halted(tooSlow(eyes, step, look), why, look, on);
    return {
      result: { kind: 'done', look },
      written: { outcome: 'done', selector: why, problem: null, look, ...on },
    };
  };

  return {
    eyes,
    ...recorder,
    async run(step) {
      throwIfAborted(signal);
      return recorder.record(step, () => perform(step));
    },
  };
}

function placeOn({ width, height }: ScreenTree, { x, y }: Place): Point {
  return { x: Math.round(x * width), y: Math.round(y * height) };
}

function halted(stopped: Stopped, why: string | null, look: Look, on: Touched = {}): Recorded<StepEnd> {
  return {
    result: stopped,
    written: { outcome: 'stopped', selector: why, problem: stopped.problem, look, ...on },
  };
}

function tooSlow({ scene }: Eyes, step: Step, look: Look): Stopped {
  const { appName, phone } = scene;
  return stop(
    'timeout',
    'retry',
    `“${step.title}” did not get further than the ${plain(look.screen ?? 'unknown')} screen of ${appName} on phone ${phone}.`,
    `Nothing to do at first: it is tried again. If it stays so, look at phone ${phone} and at its connection to the internet.`,
  );
}

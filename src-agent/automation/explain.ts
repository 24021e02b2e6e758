import { assertNever } from '../../src-shared/assert-never.ts';
import type { SeenScreen } from '../../src-shared/domain/replay.ts';
import { findElement, selectorsOf } from './find.ts';
import { alternatives, type Parameters } from './match.ts';
import type { Matcher, Pack, Selector, TextTest } from './pack/pack-format.ts';
import { firstReachable, type Recognition } from './recognise.ts';
import type { ScreenView } from './screen-view.ts';
import type { ScreenNode } from './source/screen-tree.ts';
import { plain } from './stops.ts';

/** How far a selector of that kind is to be trusted is told by what it finds; alone it is tried as `find` would. */
export type Tried = {
  readonly kind: Selector['kind'];
  readonly score: number;
  readonly why: string;
  readonly node: ScreenNode | null;
};

/** A screen of the pack that nearly fits. */
export type Near = {
  readonly name: string;
  readonly met: number;
  readonly demanded: number;
  readonly missing: string;
};

/** Screens that are named as near ones, at most. */
const mostNear = 3;

/** Tries every selector of an element by itself, in their order: the first that finds something is the one that is used. */
export function trySelectors(
  view: ScreenView,
  screen: string,
  element: string,
  parameters: Parameters,
): Tried[] {
  return selectorsOf(view, screen, element).map((selector) => {
    const alone = withOnly(view, screen, element, selector);
    const finding = findElement(alone, screen, element, parameters);
    return finding.found
      ? { kind: selector.kind, score: finding.score, why: finding.why, node: finding.node }
      : { kind: selector.kind, score: 0, why: finding.why, node: null };
  });
}

/** The screens of which the most is there, for one that was not recognised: the nearest first. */
export function nearScreens(view: ScreenView): Near[] {
  return Object.entries(view.pack.screens)
    .map(([name, { requires, forbids }]) => {
      const lacking = requires.filter((requirement) => firstReachable(view, requirement) === null);
      const standing = forbids.find((wanted) => view.present(wanted).length > 0);
      const [first] = lacking;
      const missing =
        first === undefined
          ? `${standing === undefined ? 'nothing' : `${described(standing)} is there and must not be`}`
          : `${alternatives(first).map(described).join(' or ')} is not there`;
      return { name, met: requires.length - lacking.length, demanded: requires.length, missing };
    })
    .filter(({ met }) => met > 0)
    .toSorted((a, b) => b.met / b.demanded - a.met / a.demanded || b.met - a.met)
    .slice(0, mostNear);
}

/** What was recognised, as a person reads it. */
export function seenScreen(seen: Recognition): SeenScreen {
  switch (seen.kind) {
    case 'screen':
      return { kind: 'screen', name: seen.name, sentence: `This is the ${plain(seen.name)} screen.` };
    case 'popup':
      return {
        kind: 'popup',
        name: seen.popup.name,
        sentence: `This is the harmless dialog “${plain(seen.popup.name)}”, which is closed by its one safe button.`,
      };
    case 'stop':
      return {
        kind: 'stop',
        name: seen.name,
        sentence: `This is a screen that stops the work (${plain(seen.name)})${seen.seen === '' ? '' : `: “${seen.seen}”`}.`,
      };
    case 'unknown': {
      const { candidates, packageName } = seen;
      return {
        kind: 'unknown',
        name: null,
        sentence:
          candidates.length > 0
            ? `It fits several screens at once: ${candidates.map(plain).join(', ')}.`
            : `No screen of the pack fits${packageName === '' ? '' : `; ${packageName} is in front`}.`,
      };
    }
    case 'opaque':
      return { kind: 'opaque', name: null, sentence: 'Nothing on this screen can be read.' };
    default:
      return assertNever(seen);
  }
}

/** The same screen seen with a pack that knows that one selector for the element. */
function withOnly(view: ScreenView, screen: string, element: string, selector: Selector): ScreenView {
  const { pack } = view;
  const known = pack.screens[screen];
  const elements = { [element]: [selector] };
  const narrow: Pack =
    known === undefined ? { ...pack, elements } : { ...pack, screens: { [screen]: { ...known, elements } } };
  return { ...view, pack: narrow };
}

function described(wanted: Matcher): string {
  const said = (test: TextTest) => (typeof test === 'string' ? `“${test}”` : `/${test.pattern.source}/`);
  const parts = [
    wanted.id,
    wanted.class,
    wanted.text && said(wanted.text),
    wanted.description && said(wanted.description),
    wanted.label && said(wanted.label),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? 'an element' : parts.join(' ');
}

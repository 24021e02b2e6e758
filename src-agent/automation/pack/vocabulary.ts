import { alternatives, fullId } from '../match.ts';
import type { ScreenTree } from '../source/screen-tree.ts';
import { comparable } from '../words.ts';
import type { Matcher, Pack, TextTest } from './pack-format.ts';

/** The ids and the words a pack knows, each once. */
export type Vocabulary = {
  readonly ids: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
};

/** How much of a pack's vocabulary stands on a screen. */
export type Familiarity = { readonly ids: number; readonly words: number };

/** Collects what a pack asks for. Words with a `{name}` in them stand for anything and are left out. */
export function vocabularyOf(pack: Pack): Vocabulary {
  const ids = new Set<string>();
  const texts = new Set<string>();
  const patterns = new Map<string, RegExp>();
  const readText = (wanted: TextTest | undefined) => {
    if (wanted === undefined) return;
    if (typeof wanted !== 'string') patterns.set(wanted.pattern.source, wanted.pattern);
    else if (!wanted.includes('{')) texts.add(comparable(wanted));
  };
  const read = (wanted: Matcher | undefined): void => {
    if (wanted === undefined) return;
    if (wanted.id !== undefined) ids.add(fullId(wanted.id, pack.appPackage));
    readText(wanted.text);
    readText(wanted.description);
    readText(wanted.label);
    read(wanted.inside);
    read(wanted.holds);
  };
  for (const wanted of matchersOf(pack)) read(wanted);
  return { ids, texts, patterns: [...patterns.values()] };
}

/** Counts the ids and words of the vocabulary that the app shows. What stands in the bars of the phone is not the app's. */
export function familiarityOf(
  tree: ScreenTree,
  appPackage: string,
  { ids, texts, patterns }: Vocabulary,
): Familiarity {
  const shownIds = new Set<string>();
  const said = new Set<string>();
  for (const { resourceId, text, description, displayed, packageName } of tree.nodes) {
    if (!displayed || packageName !== appPackage) continue;
    if (resourceId !== null) shownIds.add(resourceId);
    if (text !== null) said.add(comparable(text));
    if (description !== null) said.add(comparable(description));
  }
  const words = [...said];
  return {
    ids: [...ids].filter((id) => shownIds.has(id)).length,
    words:
      [...texts].filter((text) => said.has(text)).length +
      patterns.filter((pattern) => words.some((text) => pattern.test(text))).length,
  };
}

function matchersOf(pack: Pack): Matcher[] {
  const conditions = [...pack.stops, ...pack.popups, ...Object.values(pack.screens)];
  const elements = [
    ...Object.values(pack.elements),
    ...Object.values(pack.screens).flatMap((screen) => Object.values(screen.elements)),
  ];
  return [
    ...pack.modal,
    ...pack.beneath,
    ...conditions.flatMap(({ requires, forbids }) => [...requires.flatMap(alternatives), ...forbids]),
    ...elements.flat().map(({ match }) => match),
  ];
}

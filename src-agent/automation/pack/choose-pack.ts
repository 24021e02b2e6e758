import { compareVersions } from '../../version.ts';
import type { ScreenTree } from '../source/screen-tree.ts';
import type { Pack } from './pack-format.ts';
import { type Familiarity, familiarityOf, vocabularyOf } from './vocabulary.ts';

/** A choice of the pack that fits a screen best. `locale` is null when no word of any pack stands on it. */
export type PackChoice = { readonly pack: Pack; readonly locale: string | null };

/**
 * Chooses among the packs of one app by the screen alone: the language by its words, then the version by its ids.
 * Between equals the first language of the list and the newest version win. The answer remembers the vocabularies.
 */
export function packChooser(packs: readonly Pack[]): (tree: ScreenTree) => PackChoice | null {
  const known = packs.map((pack) => ({ pack, vocabulary: vocabularyOf(pack) }));
  return (tree) => {
    const judged = known.map(({ pack, vocabulary }) => ({
      pack,
      ...familiarityOf(tree, pack.appPackage, vocabulary),
    }));
    const spoken = judged.reduce<Judged | null>((best, each) => (more(each, best) ? each : best), null);
    if (spoken === null) return null;
    const [chosen] = judged
      .filter(({ pack }) => pack.locale === spoken.pack.locale)
      .toSorted((a, b) => b.ids - a.ids || b.words - a.words || newer(a.pack, b.pack));
    return chosen ? { pack: chosen.pack, locale: spoken.words > 0 ? spoken.pack.locale : null } : null;
  };
}

/**
 * The packs of one version in the order in which they are to be asked about a screen: the language whose words stand on it
 * first, between equals as given. An app may speak another language than its phone, and change it.
 */
export function languageOrder(packs: readonly Pack[]): (tree: ScreenTree) => readonly Pack[] {
  if (packs.length < 2) return () => packs;
  const known = packs.map((pack) => ({ pack, vocabulary: vocabularyOf(pack) }));
  return (tree) =>
    known
      .map(({ pack, vocabulary }) => ({ pack, ...familiarityOf(tree, pack.appPackage, vocabulary) }))
      .toSorted((a, b) => b.words - a.words)
      .map(({ pack }) => pack);
}

type Judged = Familiarity & { readonly pack: Pack };

function more(one: Judged, other: Judged | null): boolean {
  return other === null || one.words > other.words;
}

function newer(a: Pack, b: Pack): number {
  return compareVersions(b.versions.from, a.versions.from);
}

import type { Platform } from '../../../src-shared/domain/platform.ts';
import { foregroundPackage } from '../foreground.ts';
import { packChooser, type PackChoice } from '../pack/choose-pack.ts';
import type { Pack } from '../pack/pack-format.ts';
import { packName, type Packs } from '../pack/packs.ts';
import { viewOf } from '../screen-view.ts';
import { decodeSource } from '../source/decode-source.ts';
import { parseSource } from '../source/parse-source.ts';
import type { ScreenTree } from '../source/screen-tree.ts';
import { judgeScreen, type ScreenJudgement } from './judge-screen.ts';

/** What one stored screen is, in the words of the best-fitting pack. */
export type DumpJudgement = ScreenJudgement & {
  readonly file: string;
  /** The platform whose app is in front, else the name of the package. */
  readonly app: string;
  readonly package: string;
  /** Language the screen is in, as far as a pack speaks it. */
  readonly locale: string | null;
  /** The pack it was judged by, e.g. `instagram 400–420 en`. */
  readonly pack: string | null;
  /** By what its elements were found. `by text, not by id`: ids are known and are not there, as after an update. */
  readonly matched: 'by id' | 'by text' | 'by text, not by id' | null;
  /** Why it could not be judged at all. */
  readonly crash: string | null;
};

/** A version of an app to choose packs for, instead of the one that fits the screen best. */
export type ForcedVersion = { readonly platform: Platform | null; readonly appVersion: string };

/** Judges stored screens by a set of packs. */
export function dumpJudge(packs: Packs, forced: ForcedVersion | null = null) {
  const choosers = new Map<string, (tree: ScreenTree) => PackChoice | null>();
  const chooserOf = (key: string, all: readonly Pack[]) => {
    const chooser = choosers.get(key) ?? packChooser(all);
    choosers.set(key, chooser);
    return chooser;
  };
  const choose = (tree: ScreenTree, packageName: string): PackChoice | null => {
    const own = packs.all.filter((pack) => pack.appPackage === packageName);
    // Another app's window, perhaps one of Android's: it is asked about by the app it stands over, else by any.
    const all = own.length > 0 ? own : packs.all.filter((pack) => isNamed(tree, pack));
    const named = all.length > 0 ? all : packs.all;
    const choice = chooserOf(named.map(packName).join(), named)(tree);
    if (choice === null || forced === null || own.length === 0) return choice;
    const { platform, locale } = choice.pack;
    if (forced.platform !== null && forced.platform !== platform) return choice;
    const pack = packs.nearest(platform, forced.appVersion, locale);
    return pack === null ? choice : { ...choice, pack };
  };

  const judge = (file: string, bytes: Uint8Array): DumpJudgement => {
    const tree = parseSource(decodeSource(bytes));
    const packageName = foregroundPackage(tree) ?? '';
    const choice = choose(tree, packageName);
    const app = packs.all.find((pack) => pack.appPackage === packageName)?.platform ?? packageName;
    const about = { file, app, package: packageName, crash: null };
    const strange = { locale: null, pack: null, matched: null };
    if (choice === null) return { ...about, ...nothing, ...strange };
    const judged = judgeScreen(viewOf(tree, choice.pack));
    if (choice.pack.appPackage !== packageName) return { ...about, ...judged, ...strange };
    const { pack, locale } = choice;
    return { ...about, ...judged, locale, pack: packName(pack), matched: matchedBy(judged) };
  };

  return (file: string, bytes: Uint8Array): DumpJudgement => {
    try {
      return judge(file, bytes);
    } catch (error) {
      const crash = error instanceof Error ? error.message : String(error);
      return { file, app: '', package: '', ...nothing, locale: null, pack: null, matched: null, crash };
    }
  };
}

const nothing: ScreenJudgement = {
  decision: 'unknown',
  screen: null,
  code: null,
  candidates: [],
  elements: {},
  fellBack: [],
};

function matchedBy({ elements, fellBack }: ScreenJudgement): DumpJudgement['matched'] {
  const names = Object.keys(elements);
  if (names.length === 0) return null;
  if (Object.values(elements).some(({ by }) => by === 'id')) return 'by id';
  return fellBack.length > 0 ? 'by text, not by id' : 'by text';
}

function isNamed(tree: ScreenTree, { appName }: Pack): boolean {
  return tree.nodes.some(({ text }) => text?.includes(appName) === true);
}

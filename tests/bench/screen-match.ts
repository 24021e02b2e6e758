import { join } from 'node:path';
import { judgeScreen } from '../../src-agent/automation/dumps/judge-screen.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import type { Pack } from '../../src-agent/automation/pack/pack-format.ts';
import { viewOf } from '../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../src-agent/automation/source/parse-source.ts';
import { madeUpScreen } from './made-up-screen.ts';
import { compare, type Measurement } from './measurement.ts';

const elements = 200;
const warmUps = 300;
const rounds = 600;

/**
 * One look at a screen of 200 elements: parsed, recognised by every pack of the app one after another, and all its named
 * elements looked up, against only parsing it. Milliseconds, medians, both sides in turn.
 */
export async function screenMatch(): Promise<Measurement> {
  const packs = await loadPacks(join(import.meta.dirname, '../../resources/packs'));
  const own = packs.all.filter((pack) => pack.platform === 'instagram');
  const source = madeUpScreen(elements);
  const { nodes } = parseSource(source);
  if (nodes.length !== elements) throw new Error(`the screen has ${nodes.length} elements`);
  if (!own.some((pack) => judged(source, [pack]).includes('home'))) throw new Error('it is not recognised');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const parsing = timed(() => parseSource(source));
    const matching = timed(() => judged(source, own));
    if (round < 0) continue;
    theirs.push(parsing);
    ours.push(matching);
  }
  return compare('screen_match', 'ms', { ours, theirs }, 2);
}

function judged(source: string, packs: readonly Pack[]): (string | null)[] {
  const tree = parseSource(source);
  return packs.map((pack) => judgeScreen(viewOf(tree, pack)).screen);
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

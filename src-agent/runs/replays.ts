import type { Platform } from '../../src-shared/domain/platform.ts';
import {
  type Replay,
  type ReplayedStep,
  type StepMoment,
  stepTarget,
  type StepTarget,
  type StepTree,
} from '../../src-shared/domain/replay.ts';
import { seenScreen } from '../automation/explain.ts';
import { findElement } from '../automation/find.ts';
import type { Pack } from '../automation/pack/pack-format.ts';
import type { Packs } from '../automation/pack/packs.ts';
import { recognise } from '../automation/recognise.ts';
import { type ScreenView, viewOf } from '../automation/screen-view.ts';
import { parseSource } from '../automation/source/parse-source.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { KeptScreens } from './kept-screens.ts';
import { compareStep } from './replay-step.ts';
import { packOfToday, packTitle, readStepPack } from './step-pack.ts';
import { stepTree } from './step-tree.ts';

/** What replaying needs; `packs` reads today's. */
export type ReplayParts = {
  readonly store: Store;
  readonly screens: KeptScreens;
  readonly packs: () => Promise<Packs>;
};

/** Steps that are judged anew in one go. */
const mostSteps = 2000;

/** Shows the kept screens of finished steps, and judges them anew. */
export class Replays {
  readonly #parts: ReplayParts;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
  }

  async tree(runId: number, stepId: number, moment: StepMoment): Promise<Outcome<StepTree>> {
    const { screens } = this.#parts;
    const step = screens.step(runId, stepId);
    if (step === undefined) return notFound('step', stepId);
    const source = await this.#source(step, moment);
    if (source === null) return notFound('screen of step', stepId);
    const pack = this.packFor(step, await this.#parts.packs());
    return done(stepTree({ stepId, moment, target: targetOf(step) }, source, pack));
  }

  async replay(runId: number, jobId?: number): Promise<Outcome<Replay>> {
    const { store, screens } = this.#parts;
    if (store.get(plainSql('SELECT 1 FROM run WHERE id = ?', [runId])) === undefined)
      return notFound('run', runId);
    const all = screens.steps(runId, jobId);
    const today = await this.#parts.packs();
    const packs = new Set<string>();
    const steps: ReplayedStep[] = [];
    for (const step of all.slice(0, mostSteps)) {
      const pack = this.packFor(step, today);
      if (pack !== null) packs.add(packTitle(pack));
      steps.push(await this.#replayStep(step, pack));
    }
    return done({ packs: [...packs], steps, leftOff: all.length - steps.length });
  }

  /** The pack of today for what the step was done with. */
  packFor(step: Row<'step'>, packs: Packs): Pack | null {
    const { store } = this.#parts;
    const account = store.get(plainSql<{ platform: Platform }>(platformOf, [step.job_id]));
    return account === undefined ? null : packOfToday(packs, readStepPack(step), account.platform);
  }

  async #replayStep(step: Row<'step'>, pack: Pack | null): Promise<ReplayedStep> {
    const target = targetOf(step);
    const wanted = target?.kind === 'element' ? target : null;
    const about = {
      stepId: step.id,
      jobId: step.job_id,
      title: step.title,
      screenThen: step.screen,
      element: wanted?.element ?? null,
      boundsThen: wanted?.bounds ?? null,
    };
    const [began, ended] = [await this.#view(step, 'before', pack), await this.#view(step, 'after', pack)];
    if (ended === null)
      return {
        ...about,
        verdict: 'none',
        sentence: pack === null ? 'No pack is for this app.' : 'Its screen is not kept.',
        screenNow: null,
        boundsNow: null,
        whyNow: null,
      };
    const seen = seenScreen(recognise(ended));
    const finding =
      wanted === null || began === null
        ? undefined
        : findElement(began, wanted.screen, wanted.element, wanted.parameters);
    const bounds = finding === undefined ? undefined : finding.found ? finding.node.bounds : null;
    const compared = compareStep(
      { screen: step.screen, bounds: wanted?.bounds },
      { screen: seen.kind === 'screen' ? seen.name : null, bounds, seen },
    );
    return {
      ...about,
      ...compared,
      screenNow: seen,
      boundsNow: bounds ?? null,
      whyNow: finding?.why ?? null,
    };
  }

  async #view(step: Row<'step'>, moment: StepMoment, pack: Pack | null): Promise<ScreenView | null> {
    const source = pack === null ? null : await this.#source(step, moment);
    return source === null || pack === null ? null : viewOf(parseSource(source), pack);
  }

  async #source(step: Row<'step'>, moment: StepMoment): Promise<string | null> {
    const { screens } = this.#parts;
    const file = screens.file(step, moment);
    return file === null ? null : await screens.read(step.run_id, file);
  }
}

function targetOf(step: Row<'step'>): StepTarget | null {
  return step.target_json === null ? null : stepTarget.parse(JSON.parse(step.target_json));
}

const platformOf =
  'SELECT account.platform FROM job JOIN account ON account.id = job.account_id WHERE job.id = ?';

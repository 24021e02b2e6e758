import type { Task } from '../../src-shared/domain/task.ts';
import { conflict, notFound, type Outcome } from '../outcome.ts';
import { doGently } from '../steps.ts';
import type { Tasks } from '../tasks/tasks.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { readCampaignLabel } from './campaign-rows.ts';
import { startCampaign } from './start-campaign.ts';

/** Starts campaigns, each as a task that shows its progress and can be cancelled. */
export class CampaignStarts {
  readonly #parts: CampaignParts;
  readonly #tasks: Tasks;
  /** The task that is starting each campaign, by the campaign's id. */
  readonly #starting = new Map<number, string>();

  constructor(parts: CampaignParts, tasks: Tasks) {
    this.#parts = parts;
    this.#tasks = tasks;
  }

  /** Makes the campaign's jobs; answers the run's id when all are made. */
  async start(id: number): Promise<Outcome<number>> {
    const campaign = readCampaignLabel(this.#parts.store, id);
    if (campaign === undefined) return notFound('campaign', id);
    const { name, archived } = campaign;
    if (this.#starting.has(id)) return conflict('starting', `“${name}” is starting right now.`);
    if (archived)
      return conflict('archived', `“${name}” is in the archive. Take it out first, then start it.`);
    const { promise, resolve, reject } = Promise.withResolvers<Outcome<number>>();
    const task = this.#tasks.start(
      { kind: 'campaign_start', title: `“${name}” is starting` },
      async (progress) => {
        try {
          const outcome = await doGently(startCampaign(this.#parts, id, progress));
          resolve(outcome);
          if (outcome.ok) return `“${name}” is started.`;
          throw new NotStarted('message' in outcome.refusal ? outcome.refusal.message : `“${name}” is gone.`);
        } catch (error) {
          if (!(error instanceof NotStarted)) reject(error);
          throw error;
        } finally {
          this.#starting.delete(id);
        }
      },
    );
    this.#starting.set(id, task.id);
    return await promise;
  }

  /** The task that is starting it; null when none is. */
  starting(id: number): Outcome<Task | null> {
    if (readCampaignLabel(this.#parts.store, id) === undefined) return notFound('campaign', id);
    const task = this.#starting.get(id);
    return task === undefined ? { ok: true, value: null } : this.#tasks.get(task);
  }
}

/** Tells the task why; whoever asked has the refusal itself. */
class NotStarted extends Error {}

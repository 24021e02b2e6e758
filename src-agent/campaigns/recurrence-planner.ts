import type { StartTimer } from '../devices/timers.ts';
import { doGently } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { planAhead } from './check-campaign.ts';
import { followChange, unfinishedChanges } from './follow-change.ts';
import { planOccurrences } from './plan-occurrences.ts';

const day = 24 * 60 * 60_000;

/** Timers of a computer that slept go off late, and clocks are changed: look again after this time. */
const longestSleep = 10 * 60_000;

/** What keeps started campaigns going is built from. */
export type RecurrencePlannerParts = CampaignParts & {
  readonly startTimer: StartTimer;
  readonly report: (error: unknown, campaignId: number) => void;
};

/**
 * Plans recurring campaigns as time goes on: at its start, then once a day, and after the clock was changed. At its start it
 * also finishes changes that an earlier agent could not.
 */
export class RecurrencePlanner implements AsyncDisposable {
  readonly #parts: RecurrencePlannerParts;
  #working: Promise<void>;
  #stopTimer: () => void = () => undefined;
  #stopped = false;

  constructor(parts: RecurrencePlannerParts) {
    this.#parts = parts;
    this.#working = this.#begin();
  }

  /** Looks now: after the clock was changed or the computer woke. */
  async wake(): Promise<void> {
    this.#working = this.#working.then(() => this.#look());
    await this.#working;
  }

  /** Settles when what it does at the moment is done. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    this.#stopTimer();
    await this.#working;
  }

  async #begin(): Promise<void> {
    for (const id of unfinishedChanges(this.#parts.store)) await this.#try(id, followChange(this.#parts, id));
    await this.#look();
  }

  async #look(): Promise<void> {
    this.#stopTimer();
    for (const id of campaignsToPlan(this.#parts)) await this.#try(id, planOccurrences(this.#parts, id));
    if (!this.#stopped) this.#stopTimer = this.#parts.startTimer(longestSleep, () => void this.wake());
  }

  async #try(id: number, steps: ReturnType<typeof planOccurrences>): Promise<void> {
    try {
      if (!this.#stopped) await doGently(steps);
    } catch (error) {
      this.#parts.report(error, id);
    }
  }
}

/**
 * Recurring campaigns whose plan does not reach far enough: a day short of what is planned ahead, or, of those with very many
 * posts, one day. Or one that reaches too far, because the clock was put back.
 */
function campaignsToPlan({ store }: CampaignParts): number[] {
  const now = store.now();
  const rows = store.all(
    plainSql<{ id: number }>(toPlan, [
      planAhead.jobs,
      day,
      planAhead.ms - day,
      now,
      now + planAhead.ms + day,
    ]),
  );
  return rows.map(({ id }) => id);
}

const toPlan = `SELECT campaign.id FROM campaign JOIN run ON run.id = campaign.last_run_id
  LEFT JOIN campaign_count ON campaign_count.campaign_id = campaign.id AND what = 'pending'
  WHERE planned_until IS NOT NULL AND run.status IN ('running', 'paused', 'waiting')
    AND (planned_until - iif(coalesce(count, 0) >= ?, ?, ?) <= ? OR planned_until > ?)
  ORDER BY planned_until`;

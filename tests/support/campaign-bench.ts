import type { z } from 'zod';
import { changeStarted } from '../../src-agent/campaigns/campaign-changes.ts';
import type { CampaignParts } from '../../src-agent/campaigns/campaign-parts.ts';
import type { StoredCampaign } from '../../src-agent/campaigns/campaign-rows.ts';
import { startCampaign } from '../../src-agent/campaigns/start-campaign.ts';
import { doAtOnce } from '../../src-agent/steps.ts';
import type { Row } from '../../src-agent/store/schema.ts';
import type { CampaignChange, newCampaign } from '../../src-shared/domain/campaign.ts';
import { valueOf } from './accounts-desk.ts';
import { draftWith } from './campaign-draft.ts';
import { EngineBench } from './engine-bench.ts';

type Draft = Partial<z.input<typeof newCampaign>>;

/** A store with one phone and three accounts on it, whose clock tests drive: 21 November 2026, 09:00 UTC at first. */
export class CampaignBench implements AsyncDisposable {
  readonly engine: EngineBench;
  readonly clock: { at: number };
  readonly accountIds: readonly number[];
  readonly mediaId: number;

  private constructor(engine: EngineBench, clock: { at: number }) {
    this.engine = engine;
    this.clock = clock;
    this.accountIds = engine.addPhone('ALDER', 3).accountIds;
    this.mediaId = engine.addMedia();
  }

  static async open(): Promise<CampaignBench> {
    const clock = { at: Date.UTC(2026, 10, 21, 9) };
    return new CampaignBench(await EngineBench.open(() => clock.at), clock);
  }

  get planning(): CampaignParts {
    return this.engine.planning;
  }

  /** A stored draft: one photo for all three accounts, at once, where nothing else is said. */
  draft(more: Draft = {}): StoredCampaign {
    const items = [{ kind: 'photo' as const, mediaIds: [this.mediaId], caption: 'Hello' }];
    const draft = draftWith({ name: 'Opening', items, accountIds: [...this.accountIds], ...more });
    return valueOf(this.engine.campaigns.create(draft));
  }

  /** Starts it; answers the run's id. */
  start(campaign: StoredCampaign): number {
    return valueOf(doAtOnce(startCampaign(this.planning, campaign.id)));
  }

  change(id: number, change: CampaignChange) {
    return doAtOnce(changeStarted(this.planning, this.campaign(id), change));
  }

  campaign(id: number): StoredCampaign {
    return valueOf(this.engine.campaigns.get(id));
  }

  /** All jobs, in the order they were made. */
  jobs(): Row<'job'>[] {
    const { store } = this.engine;
    return store.all(store.query.selectFrom('job').selectAll().orderBy('id'));
  }

  setJob(id: number, set: Partial<Row<'job'>>): void {
    this.engine.store.write((tx) => tx.run(tx.query.updateTable('job').set(set).where('id', '=', id)));
  }

  /** Data of the newest event of a kind. */
  told(type: string): Record<string, unknown> {
    const { store } = this.engine;
    const newest = store.query
      .selectFrom('event')
      .select('data_json')
      .where('type', '=', type as 'campaign.planned');
    const row = store.get(newest.orderBy('seq', 'desc').limit(1));
    return JSON.parse(row?.data_json ?? '{}') as Record<string, unknown>;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.engine[Symbol.asyncDispose]();
  }
}

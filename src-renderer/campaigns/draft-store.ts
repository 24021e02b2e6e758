import type { Campaign, CampaignDraft } from '../../src-shared/domain/campaign.ts';

/** The calls a draft is stored with. */
export type DraftCalls = {
  readonly create: (draft: CampaignDraft) => Promise<Campaign>;
  readonly update: (draft: CampaignDraft & { readonly id: number }) => Promise<Campaign>;
};

/**
 * Stores a draft as it grows, one call at a time: the first creates the campaign, the later ones change it, however close
 * they come. A draft that is stored already is not sent again.
 */
export class DraftStore {
  readonly #calls: DraftCalls;
  #stored: { readonly draft: CampaignDraft; readonly campaign: Campaign | null };
  #last: Promise<unknown> = Promise.resolve();

  /** `stored`: what is there already; `campaign` is null for a draft that was never stored. */
  constructor(
    calls: DraftCalls,
    stored: { readonly draft: CampaignDraft; readonly campaign: Campaign | null },
  ) {
    this.#calls = calls;
    this.#stored = stored;
  }

  /** Whether exactly that draft is stored, or is what the composer began with. */
  holds(draft: CampaignDraft): boolean {
    return this.#stored.draft === draft;
  }

  /** The number of the campaign; null while there is none. */
  get id(): number | null {
    return this.#stored.campaign?.id ?? null;
  }

  store(draft: CampaignDraft): Promise<Campaign> {
    const next = this.#last.then(
      () => this.#send(draft),
      () => this.#send(draft),
    );
    this.#last = next;
    return next;
  }

  async #send(draft: CampaignDraft): Promise<Campaign> {
    const { campaign: before } = this.#stored;
    if (before !== null && this.holds(draft)) return before;
    const campaign =
      before === null
        ? await this.#calls.create(draft)
        : await this.#calls.update({ id: before.id, ...draft });
    this.#stored = { draft, campaign };
    return campaign;
  }
}

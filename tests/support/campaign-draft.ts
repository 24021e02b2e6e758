import { type CampaignDraft, newCampaign } from '../../src-shared/domain/campaign.ts';
import type { z } from 'zod';

/** A draft with everything that is left out as usual. */
export function draftWith(draft: z.input<typeof newCampaign>): CampaignDraft {
  return newCampaign.parse(draft);
}

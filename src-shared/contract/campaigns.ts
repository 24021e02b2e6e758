import { z } from 'zod';
import { campaign, campaignDraft, campaignStatus, newCampaign } from '../domain/campaign.ts';
import { id } from '../domain/ids.ts';
import { issue } from '../domain/problem.ts';
import { run } from '../domain/run.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const campaigns = {
  list: procedure
    .route({ method: 'GET', path: '/campaigns', summary: 'List campaigns', tags: ['campaigns'] })
    .input(listQuery.extend({ status: campaignStatus.optional() }))
    .output(page(campaign)),
  get: procedure
    .route({ method: 'GET', path: '/campaigns/{id}', summary: 'One campaign', tags: ['campaigns'] })
    .input(byId)
    .output(campaign),
  create: procedure
    .route({
      method: 'POST',
      path: '/campaigns',
      summary: 'Add a campaign',
      tags: ['campaigns'],
      successStatus: 201,
    })
    .input(newCampaign)
    .output(campaign),
  update: procedure
    .route({ method: 'PATCH', path: '/campaigns/{id}', summary: 'Change a draft', tags: ['campaigns'] })
    .input(newCampaign.partial().extend(byId.shape))
    .output(campaign),
  delete: procedure
    .route({ method: 'DELETE', path: '/campaigns/{id}', summary: 'Remove a campaign', tags: ['campaigns'] })
    .input(byId)
    .output(done),
  check: procedure
    .route({
      method: 'POST',
      path: '/campaigns/check',
      summary: 'What would happen, and what stands in the way',
      description:
        'Nothing is stored. `issues` is empty when the campaign can start; previews are for the first 50 accounts.',
      tags: ['campaigns'],
    })
    .input(campaignDraft)
    .output(
      z.object({
        issues: z.array(issue),
        posts: z.number().int(),
        previews: z.array(z.object({ accountId: id, handle: z.string(), captions: z.array(z.string()) })),
      }),
    ),
  start: procedure
    .route({ method: 'POST', path: '/campaigns/{id}/start', summary: 'Post now', tags: ['campaigns'] })
    .input(byId)
    .output(run),
  pause: procedure
    .route({
      method: 'POST',
      path: '/campaigns/{id}/pause',
      summary: 'Start nothing new',
      tags: ['campaigns'],
    })
    .input(byId)
    .output(campaign),
  resume: procedure
    .route({ method: 'POST', path: '/campaigns/{id}/resume', summary: 'Go on', tags: ['campaigns'] })
    .input(byId)
    .output(campaign),
  cancel: procedure
    .route({ method: 'POST', path: '/campaigns/{id}/cancel', summary: 'Stop for good', tags: ['campaigns'] })
    .input(byId)
    .output(campaign),
};

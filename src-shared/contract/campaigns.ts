import { z } from 'zod';
import {
  campaign,
  campaignChange,
  campaignCheck,
  campaignDraft,
  campaignStatus,
  campaignSummary,
  newCampaign,
  plannedPost,
} from '../domain/campaign.ts';
import { id } from '../domain/ids.ts';
import { run } from '../domain/run.ts';
import { task } from '../domain/task.ts';
import { template } from '../domain/template.ts';
import { byId, done, listQuery, page, procedure, sortBy } from './procedure.ts';

const tags = ['campaigns'];

export const campaigns = {
  list: procedure
    .route({ method: 'GET', path: '/campaigns', summary: 'List campaigns', tags })
    .input(
      listQuery.extend({
        status: campaignStatus.optional(),
        archived: z.enum(['no', 'only', 'all']).default('no'),
        sort: sortBy('id', 'name', 'updatedAt').default('-id'),
      }),
    )
    .output(page(campaignSummary)),
  get: procedure
    .route({ method: 'GET', path: '/campaigns/{id}', summary: 'One campaign', tags })
    .input(byId)
    .output(campaign),
  create: procedure
    .route({ method: 'POST', path: '/campaigns', summary: 'Add a campaign', tags, successStatus: 201 })
    .input(newCampaign)
    .output(campaign),
  update: procedure
    .route({
      method: 'PATCH',
      path: '/campaigns/{id}',
      summary: 'Change a campaign',
      description:
        'A draft can be changed in everything. After the start, captions, pictures, times, missed-slot policy and priority of posts that have not begun follow; accounts stay as they were.',
      tags,
    })
    .input(campaignChange.extend(byId.shape))
    .output(campaign),
  delete: procedure
    .route({ method: 'DELETE', path: '/campaigns/{id}', summary: 'Remove a draft', tags })
    .input(byId)
    .output(done),
  check: procedure
    .route({
      method: 'POST',
      path: '/campaigns/check',
      summary: 'What would happen, and what stands in the way',
      description: 'Nothing is stored. `issues` is empty when the campaign can start.',
      tags,
    })
    .input(campaignDraft)
    .output(campaignCheck),
  preview: procedure
    .route({
      method: 'GET',
      path: '/campaigns/{id}/preview',
      summary: 'The posts a campaign would make, in the order of their time',
      tags,
    })
    .input(listQuery.omit({ search: true }).extend(byId.shape))
    .output(page(plannedPost)),
  start: procedure
    .route({
      method: 'POST',
      path: '/campaigns/{id}/start',
      summary: 'Make its jobs',
      description: 'Answers when they are made. Its progress is a task of kind `campaign_start`.',
      tags,
    })
    .input(byId)
    .output(run),
  rehearse: procedure
    .route({
      method: 'POST',
      path: '/campaigns/{id}/rehearse',
      summary: 'Do everything on the phones but the committing tap',
      description:
        'Each of its posts once, at once, for those of its accounts that post through a phone, or those named. Nothing is posted and nothing counts.',
      tags,
    })
    .input(byId.extend({ accountIds: z.array(id).max(1_000).default([]) }))
    .output(run),
  starting: procedure
    .route({
      method: 'GET',
      path: '/campaigns/{id}/start',
      summary: 'The task that is starting it; null when none is',
      tags,
    })
    .input(byId)
    .output(task.nullable()),
  pause: procedure
    .route({ method: 'POST', path: '/campaigns/{id}/pause', summary: 'Start nothing new', tags })
    .input(byId)
    .output(campaign),
  resume: procedure
    .route({ method: 'POST', path: '/campaigns/{id}/resume', summary: 'Go on', tags })
    .input(byId)
    .output(campaign),
  cancel: procedure
    .route({ method: 'POST', path: '/campaigns/{id}/cancel', summary: 'Stop for good', tags })
    .input(byId)
    .output(campaign),
  duplicate: procedure
    .route({
      method: 'POST',
      path: '/campaigns/{id}/duplicate',
      summary: 'A new draft that is like it',
      tags,
      successStatus: 201,
    })
    .input(byId)
    .output(campaign),
  archive: procedure
    .route({
      method: 'POST',
      path: '/campaigns/{id}/archive',
      summary: 'Put it away, or take it out again',
      tags,
    })
    .input(byId.extend({ archived: z.boolean().default(true) }))
    .output(campaign),
  saveAsTemplate: procedure
    .route({
      method: 'POST',
      path: '/campaigns/{id}/template',
      summary: 'Keep it as a template',
      tags,
      successStatus: 201,
    })
    .input(byId.extend({ name: z.string().trim().min(1).max(80) }))
    .output(template),
};

import { z } from 'zod';
import { id } from '../domain/ids.ts';
import { attempt, job, jobCounts, jobStatus } from '../domain/job.ts';
import { byId, listQuery, page, procedure } from './procedure.ts';

export const jobs = {
  list: procedure
    .route({ method: 'GET', path: '/jobs', summary: 'List jobs', tags: ['jobs'] })
    .input(
      listQuery.extend({
        runId: id.optional(),
        campaignId: id.optional(),
        accountId: id.optional(),
        status: jobStatus.optional(),
      }),
    )
    .output(page(job)),
  get: procedure
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'One job with its attempts', tags: ['jobs'] })
    .input(byId)
    .output(job.extend({ journal: z.array(attempt) })),
  retry: procedure
    .route({
      method: 'POST',
      path: '/jobs/{id}/retry',
      summary: 'Try a failed or cancelled job again',
      tags: ['jobs'],
    })
    .input(byId)
    .output(job),
  cancel: procedure
    .route({ method: 'POST', path: '/jobs/{id}/cancel', summary: 'Cancel one job', tags: ['jobs'] })
    .input(byId)
    .output(job),
  resolve: procedure
    .route({
      method: 'POST',
      path: '/jobs/{id}/resolve',
      summary: 'Decide a job that needs review',
      description:
        '`published`: the person saw the post. `try_again`: it is not there, post it. `look_again`: read the profile once more. `give_up`: leave it.',
      tags: ['jobs'],
    })
    .input(byId.extend({ decision: z.enum(['published', 'try_again', 'look_again', 'give_up']) }))
    .output(job),
  statistics: procedure
    .route({
      method: 'GET',
      path: '/jobs/statistics/summary',
      summary: 'How many jobs have each status',
      tags: ['jobs'],
    })
    .input(z.object({ campaignId: id.optional() }))
    .output(jobCounts),
};

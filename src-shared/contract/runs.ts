import { z } from 'zod';
import { id } from '../domain/ids.ts';
import { step } from '../domain/job.ts';
import { run, runKind, runStatus } from '../domain/run.ts';
import { byId, listQuery, page, procedure } from './procedure.ts';

export const runs = {
  list: procedure
    .route({ method: 'GET', path: '/runs', summary: 'List runs, newest first', tags: ['runs'] })
    .input(
      listQuery.extend({ campaignId: id.optional(), status: runStatus.optional(), kind: runKind.optional() }),
    )
    .output(page(run)),
  get: procedure
    .route({ method: 'GET', path: '/runs/{id}', summary: 'One run', tags: ['runs'] })
    .input(byId)
    .output(run),
  pause: procedure
    .route({
      method: 'POST',
      path: '/runs/{id}/pause',
      summary: 'Start nothing new; jobs in hand finish',
      tags: ['runs'],
    })
    .input(byId)
    .output(run),
  resume: procedure
    .route({ method: 'POST', path: '/runs/{id}/resume', summary: 'Go on', tags: ['runs'] })
    .input(byId)
    .output(run),
  stop: procedure
    .route({
      method: 'POST',
      path: '/runs/{id}/stop',
      summary: 'Stop for good',
      description:
        'Waiting jobs are cancelled; jobs in hand stop before they are shared, or finish if they were. With `letFinish` jobs in hand are done to their end.',
      tags: ['runs'],
    })
    .input(byId.extend({ letFinish: z.boolean().default(false) }))
    .output(run),
  retryFailed: procedure
    .route({
      method: 'POST',
      path: '/runs/{id}/retry-failed',
      summary: 'Try its failed jobs again',
      tags: ['runs'],
    })
    .input(byId)
    .output(run),
  steps: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/steps',
      summary: 'The steps done so far, oldest first',
      tags: ['runs'],
    })
    .input(byId.extend({ jobId: id.optional(), after: z.number().int().min(0).default(0) }))
    .output(z.array(step)),
  screenshot: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/steps/{stepId}/screenshots/{when}',
      summary: 'The phone before or after a step (PNG)',
      tags: ['runs'],
    })
    .input(byId.extend({ stepId: id, when: z.enum(['before', 'after']) }))
    .output(z.file()),
  phoneLog: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/attempts/{attemptId}/phone-log',
      summary: 'What the phone logged up to where an attempt stopped',
      description: 'The last minute, 2,000 lines at most. Kept of attempts that came to a stop only.',
      tags: ['runs'],
    })
    .input(byId.extend({ attemptId: id }))
    .output(z.file()),
  report: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/report',
      summary: 'The run as one HTML file with its pictures',
      tags: ['runs'],
    })
    .input(byId)
    .output(z.file()),
  reportJson: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/report.json',
      summary: 'The run as data: its jobs with their attempts and steps',
      tags: ['runs'],
    })
    .input(byId)
    .output(z.file()),
};

import { z } from 'zod';
import { id } from '../domain/ids.ts';
import { step } from '../domain/job.ts';
import { replay, stepKeeping, stepKeepingState, stepMoment, stepTree } from '../domain/replay.ts';
import { run, runKind, runStatus } from '../domain/run.ts';
import { task } from '../domain/task.ts';
import { warmupRecord } from '../domain/warmup.ts';
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
  stepTree: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/steps/{stepId}/tree',
      summary: 'The screen a step began or ended on, as its elements',
      description:
        'With what today’s pack makes of it: the screen, and before the step each selector of the element that was touched. At most 4,000 elements.',
      tags: ['runs'],
    })
    .input(byId.extend({ stepId: id, moment: stepMoment.default('before') }))
    .output(stepTree),
  warmup: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/warmup',
      summary: 'What a warm-up did so far',
      description: 'How often each kind of action was done; with a job, also its last 500 actions.',
      tags: ['runs'],
    })
    .input(byId.extend({ jobId: id.optional() }))
    .output(warmupRecord),
  replay: procedure
    .route({
      method: 'POST',
      path: '/runs/{id}/replay',
      summary: 'Judge its kept screens anew with today’s packs',
      description: 'No phone is used and nothing is stored. At most 2,000 steps.',
      tags: ['runs'],
    })
    .input(byId.extend({ jobId: id.optional(), packSource: z.literal('current').default('current') }))
    .output(replay),
  redact: procedure
    .route({
      method: 'POST',
      path: '/runs/{id}/redact',
      summary: 'Take names out of its pictures and screens for good',
      description:
        'Handles, e-mail addresses and telephone numbers: made-up ones stand in the kept screens and phone logs, and their places in the pictures are filled. It cannot be undone. The run has to have ended.',
      tags: ['runs'],
    })
    .input(byId)
    .output(task),
  exportFixture: procedure
    .route({
      method: 'GET',
      path: '/runs/{id}/fixture',
      summary: 'Its kept screens as test data for packs (ZIP)',
      description:
        'Of one step, of one job, or of all: each screen as XML without names, and beside it what today’s pack finds on it as JSON; `expect.json` holds all of that for `switchyard packs test --dumps … --expect …`.',
      tags: ['runs'],
    })
    .input(byId.extend({ stepId: id.optional(), jobId: id.optional() }))
    .output(z.file()),
  keeping: {
    get: procedure
      .route({
        method: 'GET',
        path: '/step-keeping',
        summary: 'How long pictures and screens of steps are kept, and how much is',
        tags: ['runs'],
      })
      .output(stepKeepingState),
    set: procedure
      .route({
        method: 'PUT',
        path: '/step-keeping',
        summary: 'Change how long they are kept; the next sweep follows it',
        tags: ['runs'],
      })
      .input(stepKeeping)
      .output(stepKeepingState),
    sweep: procedure
      .route({
        method: 'POST',
        path: '/step-keeping/sweep',
        summary: 'Delete now what need not be kept',
        tags: ['runs'],
      })
      .output(stepKeepingState.extend({ pruned: z.number().int() })),
  },
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

import { z } from 'zod';
import { id, instant } from '../domain/ids.ts';
import {
  attempt,
  calendarJob,
  inboxItem,
  inboxReason,
  job,
  jobCounts,
  jobDecision,
  jobPriority,
  jobStatus,
} from '../domain/job.ts';
import { platform } from '../domain/platform.ts';
import { wallTime } from '../domain/schedule.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

const tags = ['jobs'];

/** Which jobs. */
const jobFilter = z.object({
  runId: id.optional(),
  campaignId: id.optional(),
  accountId: id.optional(),
  status: jobStatus.optional(),
});

/** A new time for a post: an instant, or a time on the account's own clock. */
const newTime = { scheduledAt: instant.optional(), localTime: wallTime.optional() };

export const jobs = {
  list: procedure
    .route({ method: 'GET', path: '/jobs', summary: 'List jobs', tags })
    .input(listQuery.extend(jobFilter.shape))
    .output(page(job)),
  get: procedure
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'One job with its attempts', tags })
    .input(byId)
    .output(job.extend({ journal: z.array(attempt) })),
  create: procedure
    .route({
      method: 'POST',
      path: '/jobs',
      summary: 'Add one post to a started campaign',
      description: 'Without a time it is due at once. Refused where that account already has that post.',
      tags,
      successStatus: 201,
    })
    .input(
      z.object({
        campaignId: id,
        accountId: id,
        item: z.number().int().min(0).max(49),
        priority: jobPriority.default('normal'),
        ...newTime,
      }),
    )
    .output(job),
  update: procedure
    .route({
      method: 'PATCH',
      path: '/jobs/{id}',
      summary: 'Change a post that has not begun: its time, its caption, its priority',
      description:
        'A post that waits for a decision because its slot was missed can be moved to a new time too.',
      tags,
    })
    .input(
      byId.extend({ ...newTime, caption: z.string().max(4000).optional(), priority: jobPriority.optional() }),
    )
    .output(job),
  delete: procedure
    .route({ method: 'DELETE', path: '/jobs/{id}', summary: 'Remove a post that has not begun', tags })
    .input(byId)
    .output(done),
  retry: procedure
    .route({ method: 'POST', path: '/jobs/{id}/retry', summary: 'Try a failed or cancelled job again', tags })
    .input(byId)
    .output(job),
  retryFailed: procedure
    .route({
      method: 'POST',
      path: '/jobs/retry-failed',
      summary: 'Try all failed jobs again, of one run, one campaign, one account or all',
      tags,
    })
    .input(jobFilter.omit({ status: true }).prefault({}))
    .output(z.object({ retried: z.number().int() })),
  cancel: procedure
    .route({ method: 'POST', path: '/jobs/{id}/cancel', summary: 'Cancel one job', tags })
    .input(byId)
    .output(job),
  resolve: procedure
    .route({
      method: 'POST',
      path: '/jobs/{id}/resolve',
      summary: 'Decide a job that needs review',
      description:
        '`published`: the person saw the post. `try_again`: it is not there, post it. `look_again`: look once more whether it is there. `give_up`: leave it.',
      tags,
    })
    .input(byId.extend({ decision: jobDecision }))
    .output(job),
  dismiss: procedure
    .route({
      method: 'POST',
      path: '/jobs/{id}/dismiss',
      summary: 'Leave a failed job as it is and take it out of the inbox',
      tags,
    })
    .input(byId)
    .output(job),
  inbox: procedure
    .route({
      method: 'GET',
      path: '/jobs/inbox',
      summary: 'What needs a person, newest first',
      tags,
    })
    .input(listQuery.extend({ reason: inboxReason.optional() }))
    .output(page(inboxItem)),
  calendar: procedure
    .route({
      method: 'GET',
      path: '/jobs/calendar',
      summary: 'Posts by their planned time',
      description:
        'At most 1,000 posts are answered one by one, earliest first; `days` counts all of them by day in `zone`.',
      tags,
    })
    .input(
      z.object({
        from: instant,
        until: instant,
        zone: z.string().max(64),
        campaignId: id.optional(),
        accountId: id.optional(),
        platform: platform.optional(),
        status: jobStatus.optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(calendarJob),
        total: z.number().int(),
        days: z.array(z.object({ day: z.string(), counts: jobCounts, conflicts: z.number().int() })),
      }),
    ),
  statistics: procedure
    .route({
      method: 'GET',
      path: '/jobs/statistics/summary',
      summary: 'How many jobs have each status',
      tags,
    })
    .input(z.object({ campaignId: id.optional(), runId: id.optional() }))
    .output(jobCounts),
};

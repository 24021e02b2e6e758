import { z } from 'zod';
import { accountFilter } from '../domain/account.ts';
import { id } from '../domain/ids.ts';
import { run } from '../domain/run.ts';
import { wallTime } from '../domain/schedule.ts';
import { newTemplate, template, templateChange } from '../domain/template.ts';
import { warmupPlan, warmupRecipe } from '../domain/warmup.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const templates = {
  list: procedure
    .route({ method: 'GET', path: '/templates', summary: 'List templates', tags: ['templates'] })
    .input(listQuery.extend({ of: z.enum(['caption', 'campaign', 'warmup', 'all']).default('all') }))
    .output(page(template)),
  get: procedure
    .route({ method: 'GET', path: '/templates/{id}', summary: 'One template', tags: ['templates'] })
    .input(byId)
    .output(template),
  create: procedure
    .route({
      method: 'POST',
      path: '/templates',
      summary: 'Add a template',
      tags: ['templates'],
      successStatus: 201,
    })
    .input(newTemplate)
    .output(template),
  update: procedure
    .route({ method: 'PATCH', path: '/templates/{id}', summary: 'Change a template', tags: ['templates'] })
    .input(templateChange.extend(byId.shape))
    .output(template),
  delete: procedure
    .route({ method: 'DELETE', path: '/templates/{id}', summary: 'Remove a template', tags: ['templates'] })
    .input(byId)
    .output(done),
  preview: procedure
    .route({
      method: 'POST',
      path: '/templates/preview',
      summary: 'What a warm-up session would do',
      description: 'Nothing is stored. With accounts, also by what their limits leave today.',
      tags: ['templates'],
    })
    .input(z.object({ recipe: warmupRecipe, accountIds: z.array(id).max(1_000).default([]) }))
    .output(warmupPlan),
  start: procedure
    .route({
      method: 'POST',
      path: '/templates/{id}/start',
      summary: 'Start a warm-up: one session an account',
      description:
        'Now, or at a time on each account’s own clock. Accounts by name, or all that `accountFilter` finds now. Sessions on one phone follow each other.',
      tags: ['templates'],
    })
    .input(
      byId.extend({
        accountIds: z.array(id).max(10_000).default([]),
        accountFilter: accountFilter.nullable().default(null),
        at: wallTime.nullable().default(null),
      }),
    )
    .output(run),
};

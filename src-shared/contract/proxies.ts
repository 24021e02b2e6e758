import { z } from 'zod';
import {
  newProxy,
  proxy,
  proxyChange,
  proxyCheck,
  proxyCheckSettings,
  proxyFilter,
  proxySelection,
  proxyStatus,
  proxyType,
} from '../domain/proxy.ts';
import { task } from '../domain/task.ts';
import { importProcedures } from './imports.ts';
import { byId, done, file, longListQuery, page, procedure, sortBy } from './procedure.ts';

const tags = ['proxies'];

export const proxies = {
  list: procedure
    .route({ method: 'GET', path: '/proxies', summary: 'List proxies', tags })
    .input(
      longListQuery
        .extend(proxyFilter.shape)
        .extend({ sort: sortBy('id', 'host', 'status', 'latencyMs', 'accounts').default('id') }),
    )
    .output(page(proxy)),
  get: procedure
    .route({ method: 'GET', path: '/proxies/{id}', summary: 'One proxy', tags })
    .input(byId)
    .output(proxy),
  create: procedure
    .route({ method: 'POST', path: '/proxies', summary: 'Add a proxy', tags, successStatus: 201 })
    .input(newProxy)
    .output(proxy),
  update: procedure
    .route({ method: 'PATCH', path: '/proxies/{id}', summary: 'Change a proxy', tags })
    .input(proxyChange.extend(byId.shape))
    .output(proxy),
  delete: procedure
    .route({
      method: 'DELETE',
      path: '/proxies/{id}',
      summary: 'Remove a proxy',
      description: 'Refused while accounts use it, unless `evenIfUsed`: they then have none.',
      tags,
    })
    .input(byId.extend({ evenIfUsed: z.boolean().default(false) }))
    .output(done),
  change: procedure
    .route({ method: 'POST', path: '/proxies/bulk', summary: 'Change many proxies', tags })
    .input(
      z.object({
        selection: proxySelection,
        change: z.object({
          type: proxyType.optional(),
          status: proxyStatus.exclude(['error']).optional(),
        }),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  remove: procedure
    .route({ method: 'POST', path: '/proxies/bulk/remove', summary: 'Remove many proxies', tags })
    .input(z.object({ selection: proxySelection }))
    .output(z.object({ removed: z.number().int(), accountsWithout: z.number().int() })),
  dependents: procedure
    .route({ method: 'POST', path: '/proxies/dependents', summary: 'What hangs on some proxies', tags })
    .input(z.object({ selection: proxySelection }))
    .output(z.object({ proxies: z.number().int(), accounts: z.number().int() })),
  check: procedure
    .route({ method: 'POST', path: '/proxies/{id}/check', summary: 'Check one proxy now', tags })
    .input(byId)
    .output(proxy),
  checkMany: procedure
    .route({
      method: 'POST',
      path: '/proxies/check',
      summary: 'Check many proxies',
      description: 'Answers the task that does it; follow it under `agent/tasks` or in the event stream.',
      tags,
    })
    .input(z.object({ selection: proxySelection }))
    .output(task),
  checks: procedure
    .route({ method: 'GET', path: '/proxies/{id}/checks', summary: 'Its checks, newest first', tags })
    .input(byId.extend({ limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(proxyCheck)),
  checkSettings: procedure
    .route({ method: 'GET', path: '/proxies/check-settings', summary: 'How checks are done', tags })
    .input(z.object({}))
    .output(proxyCheckSettings),
  setCheckSettings: procedure
    .route({ method: 'PATCH', path: '/proxies/check-settings', summary: 'Change how checks are done', tags })
    .input(proxyCheckSettings.partial())
    .output(proxyCheckSettings),
  export: procedure
    .route({
      method: 'POST',
      path: '/proxies/export',
      summary: 'Export proxies',
      description: 'With passwords only when `withSecrets` and `confirmed` are both true.',
      tags,
    })
    .input(
      z.object({
        selection: proxySelection,
        format: z.enum(['csv', 'json']),
        withSecrets: z.boolean().default(false),
        confirmed: z.boolean().default(false),
      }),
    )
    .output(file),
  imports: importProcedures('proxies'),
};

import { z } from 'zod';
import { newTemplate, template, templateChange } from '../domain/template.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const templates = {
  list: procedure
    .route({ method: 'GET', path: '/templates', summary: 'List templates', tags: ['templates'] })
    .input(listQuery.extend({ of: z.enum(['caption', 'campaign', 'all']).default('all') }))
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
};

import { newTemplate, template } from '../domain/template.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const templates = {
  list: procedure
    .route({ method: 'GET', path: '/templates', summary: 'List templates', tags: ['templates'] })
    .input(listQuery)
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
    .input(newTemplate.omit({ kind: true }).partial().extend(byId.shape))
    .output(template),
  delete: procedure
    .route({ method: 'DELETE', path: '/templates/{id}', summary: 'Remove a template', tags: ['templates'] })
    .input(byId)
    .output(done),
};

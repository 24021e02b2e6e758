import { z } from 'zod';
import {
  newProfile,
  profile,
  profileChange,
  profileTemplate,
  profileTemplateName,
} from '../domain/profile.ts';
import { byId, done, longListQuery, page, procedure, sortBy } from './procedure.ts';

const tags = ['profiles'];

export const profiles = {
  list: procedure
    .route({ method: 'GET', path: '/profiles', summary: 'List browser profiles', tags })
    .input(longListQuery.extend({ sort: sortBy('id', 'name', 'accounts').default('id') }))
    .output(page(profile)),
  templates: procedure
    .route({ method: 'GET', path: '/profiles/templates', summary: 'Ready-made profiles to start from', tags })
    .input(z.object({}))
    .output(z.array(profileTemplate)),
  get: procedure
    .route({ method: 'GET', path: '/profiles/{id}', summary: 'One profile', tags })
    .input(byId)
    .output(profile),
  create: procedure
    .route({ method: 'POST', path: '/profiles', summary: 'Add a profile', tags, successStatus: 201 })
    .input(newProfile)
    .output(profile),
  createFromTemplate: procedure
    .route({
      method: 'POST',
      path: '/profiles/from-template',
      summary: 'Add a profile made from a template',
      description: 'Language and time zone are the template’s unless they are given.',
      tags,
      successStatus: 201,
    })
    .input(
      newProfile
        .pick({ name: true })
        .extend(newProfile.pick({ timezone: true, locale: true }).partial().shape)
        .extend({ template: profileTemplateName }),
    )
    .output(profile),
  update: procedure
    .route({ method: 'PATCH', path: '/profiles/{id}', summary: 'Change a profile', tags })
    .input(profileChange.extend(byId.shape))
    .output(profile),
  delete: procedure
    .route({
      method: 'DELETE',
      path: '/profiles/{id}',
      summary: 'Remove a profile',
      description: 'Refused while accounts use it, unless `evenIfUsed`: they then have none.',
      tags,
    })
    .input(byId.extend({ evenIfUsed: z.boolean().default(false) }))
    .output(done),
};

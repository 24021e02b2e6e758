import { z } from 'zod';
import { hub, hubChange, newHub } from '../domain/hub.ts';
import { byId, done, procedure } from './procedure.ts';

const tags = ['devices'];

export const hubs = {
  list: procedure
    .route({ method: 'GET', path: '/devices/hubs', summary: 'List remote hubs', tags })
    .output(z.array(hub)),
  create: procedure
    .route({ method: 'POST', path: '/devices/hubs', summary: 'Add a remote hub', tags, successStatus: 201 })
    .input(newHub)
    .output(hub),
  update: procedure
    .route({ method: 'PATCH', path: '/devices/hubs/{id}', summary: 'Change a remote hub', tags })
    .input(byId.extend(hubChange.shape))
    .output(hub),
  delete: procedure
    .route({
      method: 'DELETE',
      path: '/devices/hubs/{id}',
      summary: 'Remove a remote hub and its phones',
      tags,
    })
    .input(byId)
    .output(done),
  check: procedure
    .route({ method: 'POST', path: '/devices/hubs/{id}/check', summary: 'Ask a hub now how it is', tags })
    .input(byId)
    .output(hub),
};

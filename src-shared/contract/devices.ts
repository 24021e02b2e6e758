import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { device, deviceState, frame } from '../domain/device.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const devices = {
  list: procedure
    .route({ method: 'GET', path: '/devices', summary: 'List phones', tags: ['devices'] })
    .input(listQuery.extend({ state: deviceState.optional() }))
    .output(page(device)),
  get: procedure
    .route({ method: 'GET', path: '/devices/{id}', summary: 'One phone', tags: ['devices'] })
    .input(byId)
    .output(device),
  update: procedure
    .route({ method: 'PATCH', path: '/devices/{id}', summary: 'Rename a phone', tags: ['devices'] })
    .input(byId.extend({ name: z.string().trim().min(1).max(60) }))
    .output(device),
  delete: procedure
    .route({
      method: 'DELETE',
      path: '/devices/{id}',
      summary: 'Forget a phone that is gone',
      tags: ['devices'],
    })
    .input(byId)
    .output(done),
  watch: procedure
    .route({
      method: 'GET',
      path: '/devices/{id}/watch',
      summary: 'Pictures of the screen for as long as somebody watches',
      description: 'Reading only: it takes no lease and does not disturb a running job.',
      tags: ['devices'],
    })
    .input(byId)
    .output(eventIterator(frame)),
};

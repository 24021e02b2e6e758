import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { device, deviceGroup, deviceState, deviceTag, frame } from '../domain/device.ts';
import { id } from '../domain/ids.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const devices = {
  list: procedure
    .route({ method: 'GET', path: '/devices', summary: 'List phones', tags: ['devices'] })
    .input(
      listQuery.extend({
        state: deviceState.optional(),
        group: deviceGroup.optional(),
        tag: deviceTag.optional(),
        quarantined: z.stringbool().or(z.boolean()).optional(),
      }),
    )
    .output(page(device)),
  get: procedure
    .route({ method: 'GET', path: '/devices/{id}', summary: 'One phone', tags: ['devices'] })
    .input(byId)
    .output(device),
  update: procedure
    .route({
      method: 'PATCH',
      path: '/devices/{id}',
      summary: 'Rename a phone, or change its group and tags',
      tags: ['devices'],
    })
    .input(
      byId.extend({
        name: z.string().trim().min(1).max(60).optional(),
        group: deviceGroup.nullable().optional(),
        tags: z.array(deviceTag).max(20).optional(),
      }),
    )
    .output(device),
  updateMany: procedure
    .route({
      method: 'POST',
      path: '/devices/update-many',
      summary: 'Change the group and tags of several phones',
      tags: ['devices'],
    })
    .input(
      z.object({
        ids: z.array(id).min(1).max(500),
        group: deviceGroup.nullable().optional(),
        addTags: z.array(deviceTag).max(20).default([]),
        removeTags: z.array(deviceTag).max(20).default([]),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  check: procedure
    .route({
      method: 'POST',
      path: '/devices/{id}/check',
      summary: 'Ask a connected phone now how it does',
      tags: ['devices'],
    })
    .input(byId)
    .output(device),
  quarantine: procedure
    .route({
      method: 'POST',
      path: '/devices/{id}/quarantine',
      summary: 'Give a phone no more work until it is let out',
      description: 'The job that is on it goes on.',
      tags: ['devices'],
    })
    .input(byId.extend({ reason: z.string().trim().min(1).max(300) }))
    .output(device),
  letOut: procedure
    .route({
      method: 'POST',
      path: '/devices/{id}/let-out',
      summary: 'Give a phone work again that was in quarantine',
      tags: ['devices'],
    })
    .input(byId)
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

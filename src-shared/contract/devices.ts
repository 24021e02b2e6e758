import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  device,
  deviceGroup,
  deviceState,
  deviceTag,
  frame,
  networkAddress,
  networkService,
} from '../domain/device.ts';
import { id } from '../domain/ids.ts';
import { task } from '../domain/task.ts';
import { hubs } from './hubs.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const devices = {
  hubs,
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
  installApp: procedure
    .route({
      method: 'POST',
      path: '/devices/{id}/install-app',
      summary: 'Install an APK of this computer on a phone',
      description: 'The phone has to be free. Answers the task whose progress is in bytes copied.',
      tags: ['devices'],
    })
    .input(byId.extend({ path: z.string().trim().min(1).max(1000) }))
    .output(task),
  network: procedure
    .route({
      method: 'GET',
      path: '/devices/network',
      summary: 'Phones on the network: those kept connected, and what offers to be paired or connected',
      tags: ['devices'],
    })
    .output(z.object({ kept: z.array(z.string()), services: z.array(networkService) })),
  pair: procedure
    .route({
      method: 'POST',
      path: '/devices/pair',
      summary: 'Pair with a phone that shows its pairing code, and connect it where its address is known',
      tags: ['devices'],
    })
    .input(
      z.object({
        host: z
          .string()
          .trim()
          .regex(/^[\w.-]+$/, 'an address such as 192.168.1.86'),
        port: z.number().int().min(1).max(65_535),
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/, 'the six digits on the phone'),
      }),
    )
    .output(z.object({ address: z.string().nullable() })),
  connect: procedure
    .route({
      method: 'POST',
      path: '/devices/connect',
      summary: 'Connect a phone over the network and keep it connected',
      tags: ['devices'],
    })
    .input(z.object({ address: networkAddress }))
    .output(z.object({ address: z.string() })),
  disconnect: procedure
    .route({
      method: 'POST',
      path: '/devices/disconnect',
      summary: 'Let go of a phone that was kept connected over the network',
      tags: ['devices'],
    })
    .input(z.object({ address: networkAddress }))
    .output(done),
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

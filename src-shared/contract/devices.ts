import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  controlState,
  device,
  deviceGroup,
  deviceState,
  deviceTag,
  frame,
  networkAddress,
  networkService,
  phoneInput,
  wallFrame,
} from '../domain/device.ts';
import { event } from '../domain/event.ts';
import { id } from '../domain/ids.ts';
import { job } from '../domain/job.ts';
import { task } from '../domain/task.ts';
import { hubs } from './hubs.ts';
import { ios } from './ios.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

/** Width of a picture that is made smaller, in pixels. */
const frameWidth = z.number().int().min(90).max(1080);

export const devices = {
  hubs,
  ios,
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
    .input(byId.extend({ width: frameWidth.optional() }))
    .output(eventIterator(frame)),
  wall: procedure
    .route({
      method: 'GET',
      path: '/devices/wall',
      summary: 'Small pictures of many screens for as long as somebody watches',
      description:
        'JPEG, each phone about every two seconds and only when its screen changed. Reading only, as `watch`.',
      tags: ['devices'],
    })
    .input(z.object({ ids: z.array(id).min(1).max(64), width: frameWidth.default(270) }))
    .output(eventIterator(wallFrame)),
  history: procedure
    .route({
      method: 'GET',
      path: '/devices/{id}/history',
      summary: 'The last jobs on a phone and what the log says of it, newest first',
      tags: ['devices'],
    })
    .input(byId.extend({ limit: z.number().int().min(1).max(200).default(50) }))
    .output(z.object({ events: z.array(event), jobs: z.array(job) })),
  control: procedure
    .route({
      method: 'GET',
      path: '/devices/{id}/control',
      summary: 'Take a phone over for as long as the answer is followed',
      description:
        'A job that holds the phone lets go of it at its next step border; what it is sharing is finished first. `takeFrom` names the person it is taken from, where another one holds it. With the `token` of a stream that broke off, the right goes on, and is refused where it ended: ten seconds after the stream does.',
      tags: ['devices'],
    })
    .input(
      byId.extend({
        person: z.string().trim().min(1).max(60),
        takeFrom: z.string().max(60).optional(),
        token: z.number().int().optional(),
      }),
    )
    .output(eventIterator(controlState)),
  giveBack: procedure
    .route({
      method: 'POST',
      path: '/devices/{id}/give-back',
      summary: 'Give a phone back that was taken over',
      tags: ['devices'],
    })
    .input(byId.extend({ token: z.number().int() }))
    .output(done),
  input: procedure
    .route({
      method: 'POST',
      path: '/devices/{id}/input',
      summary: 'Tap, swipe, type or press a key on a phone that was taken over',
      description: 'Answers when the phone has done it. Each is in the log; of a text only its length.',
      tags: ['devices'],
    })
    .input(byId.extend({ token: z.number().int(), input: phoneInput }))
    .output(done),
};

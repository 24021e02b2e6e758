import { z } from 'zod';
import { id } from '../domain/ids.ts';
import { appPacks, packFault, packInUse, packKey, packMode, packPermission } from '../domain/pack.ts';
import { platform } from '../domain/platform.ts';
import { task } from '../domain/task.ts';
import { procedure } from './procedure.ts';

/** What a bundle of packs may weigh, in bytes. */
const largestBundle = 16 * 1024 * 1024;
const tags = ['packs'];

export const packs = {
  list: procedure
    .route({ method: 'GET', path: '/packs', summary: 'What is known of the screens of each app', tags })
    .output(z.array(appPacks)),
  test: procedure
    .route({ method: 'POST', path: '/packs/test', summary: 'Check the packs in use', tags })
    .output(z.object({ ok: z.boolean(), packs: z.number().int(), faults: z.array(packFault) })),
  install: procedure
    .route({
      method: 'POST',
      path: '/packs/install',
      summary: 'Install a bundle of packs',
      description:
        'Multipart. All of its packs are installed or, when one cannot be used, none. No restart is needed.',
      tags,
    })
    .input(z.object({ file: z.file().max(largestBundle, 'at most 16 MB') }))
    .output(z.object({ bundle: z.string(), installed: z.array(packInUse) })),
  rollback: procedure
    .route({
      method: 'POST',
      path: '/packs/rollback',
      summary: 'Use an earlier pack again',
      description: '`before` is the one that was in use before, `shipped` the one that came with Switchyard.',
      tags,
    })
    .input(packKey.extend({ to: z.enum(['before', 'shipped']) }))
    .output(z.array(packInUse)),
  permit: procedure
    .route({
      method: 'PUT',
      path: '/packs/permissions',
      summary: 'Let the nearest pack be used for a version or language nobody knows, or not',
      tags,
    })
    .input(
      z.object({
        platform,
        appVersion: z.string().min(1).max(60),
        locale: z.string().min(2).max(20),
        mode: packMode,
      }),
    )
    .output(packPermission),
  observe: procedure
    .route({
      method: 'POST',
      path: '/packs/observe',
      summary: 'Look at an app on a free phone',
      description: 'Opens the app and reads its screen; nothing is tapped. Follow the task.',
      tags,
      successStatus: 202,
    })
    .input(z.object({ platform, deviceId: id }))
    .output(task),
};

import { z } from 'zod';
import { iosSettings, iosSetup } from '../domain/ios.ts';
import { task } from '../domain/task.ts';
import { procedure } from './procedure.ts';

export const ios = {
  setup: procedure
    .route({
      method: 'GET',
      path: '/devices/ios/setup',
      summary: 'What is left to do before iPhones can be automated, for each that is connected',
      tags: ['devices'],
    })
    .output(z.array(iosSetup)),
  settings: {
    get: procedure
      .route({
        method: 'GET',
        path: '/devices/ios/settings',
        summary: 'How the automation app gets onto iPhones',
        tags: ['devices'],
      })
      .output(iosSettings),
    set: procedure
      .route({
        method: 'PUT',
        path: '/devices/ios/settings',
        summary: 'Change how the automation app gets onto iPhones, and look at them again',
        tags: ['devices'],
      })
      .input(iosSettings)
      .output(iosSettings),
  },
  start: procedure
    .route({
      method: 'POST',
      path: '/devices/ios/start',
      summary: 'Start the automation app on an iPhone',
      description:
        'The phone has to be free. Answers the task that does it: the first time it takes minutes.',
      tags: ['devices'],
    })
    .input(z.object({ udid: z.string().min(1).max(100) }))
    .output(task),
};

import { answer } from '../../api/answer.ts';
import { agentContract } from '../../api/implementer.ts';
import type { LateIos } from './late-ios.ts';

/** `devices.ios` of the contract. */
export function iosApi({ desk }: Pick<LateIos, 'desk'>) {
  const api = agentContract.devices.ios;
  return api.router({
    setup: api.setup.handler(async () => (await desk()).room.setup()),
    settings: {
      get: api.settings.get.handler(async () => (await desk()).room.settings),
      set: api.settings.set.handler(async ({ input }) => await (await desk()).room.set(input)),
    },
    start: api.start.handler(async ({ input }) => answer((await desk()).start(input.udid))),
  });
}

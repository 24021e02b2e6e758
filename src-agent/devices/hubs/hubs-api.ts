import { answer } from '../../api/answer.ts';
import { agentContract } from '../../api/implementer.ts';
import type { Hubs } from './hubs.ts';

/** `devices.hubs` of the contract. */
export function hubsApi(hubs: Hubs) {
  const api = agentContract.devices.hubs;
  return api.router({
    list: api.list.handler(() => hubs.list()),
    create: api.create.handler(async ({ input }) => answer(await hubs.create(input))),
    update: api.update.handler(async ({ input }) => answer(await hubs.update(input.id, input))),
    delete: api.delete.handler(({ input }) => answer(hubs.delete(input.id))),
    check: api.check.handler(async ({ input }) => answer(await hubs.check(input.id))),
  });
}

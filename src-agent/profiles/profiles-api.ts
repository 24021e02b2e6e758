import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Profiles } from './profiles.ts';

/** `profiles` of the contract. */
export function profilesApi(profiles: Profiles) {
  const api = agentContract.profiles;
  return api.router({
    list: api.list.handler(({ input }) => profiles.list(input)),
    templates: api.templates.handler(() => profiles.templates()),
    get: api.get.handler(({ input }) => answer(profiles.get(input.id))),
    create: api.create.handler(({ input }) => answer(profiles.create(input))),
    createFromTemplate: api.createFromTemplate.handler(async ({ input }) =>
      answer(await profiles.createFromTemplate(input)),
    ),
    update: api.update.handler(({ input }) => answer(profiles.update(input.id, input))),
    delete: api.delete.handler(({ input }) => answer(profiles.delete(input.id, input.evenIfUsed))),
  });
}

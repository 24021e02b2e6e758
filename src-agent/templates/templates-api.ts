import { conflict } from '../outcome.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Templates } from './templates.ts';

/** `templates` of the contract. */
export function templatesApi(templates: Templates) {
  const api = agentContract.templates;
  return api.router({
    list: api.list.handler(({ input }) => templates.list(input)),
    get: api.get.handler(({ input }) => answer(templates.get(input.id))),
    create: api.create.handler(({ input }) => answer(templates.create(input))),
    update: api.update.handler(({ input }) => answer(templates.update(input.id, input))),
    preview: api.preview.handler(() => answer(conflict('not_yet', 'Warm-ups cannot be started yet.'))),
    start: api.start.handler(() => answer(conflict('not_yet', 'Warm-ups cannot be started yet.'))),
    delete: api.delete.handler(({ input }) => answer(templates.delete(input.id))),
  });
}

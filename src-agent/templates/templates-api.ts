import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import { doGently } from '../steps.ts';
import type { Runs } from '../runs/runs.ts';
import { type PreviewParts, previewWarmUp } from '../warmups/preview-warm-up.ts';
import { startWarmUp, type WarmUpParts } from '../warmups/start-warm-up.ts';
import type { Templates } from './templates.ts';

/** What `templates` of the contract answers from. */
export type TemplatesApiParts = WarmUpParts &
  PreviewParts & { readonly templates: Templates; readonly runs: Runs };

/** `templates` of the contract. */
export function templatesApi(parts: TemplatesApiParts) {
  const { templates, runs } = parts;
  const api = agentContract.templates;
  return api.router({
    list: api.list.handler(({ input }) => templates.list(input)),
    get: api.get.handler(({ input }) => answer(templates.get(input.id))),
    create: api.create.handler(({ input }) => answer(templates.create(input))),
    update: api.update.handler(({ input }) => answer(templates.update(input.id, input))),
    preview: api.preview.handler(({ input }) => answer(previewWarmUp(parts, input.recipe, input.accountIds))),
    start: api.start.handler(async ({ input }) => {
      const template = answer(templates.get(input.id));
      return answer(runs.get(answer(await doGently(startWarmUp(parts, template, input)))));
    }),
    delete: api.delete.handler(({ input }) => answer(templates.delete(input.id))),
  });
}

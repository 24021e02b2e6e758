import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { Template } from '../../src-shared/domain/template.ts';
import { foreseeWarmUp } from '../../src-shared/planning/foresee-warm-up.ts';
import { find, page } from './fake-answers.ts';
import { startQuietly } from './fake-quiet-runs.ts';
import { uid, type FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';

/** Keeps a template. */
export function addTemplate(
  world: FakeWorld,
  input: Pick<Template, 'kind' | 'name' | 'caption' | 'campaign' | 'warmup'>,
): Template {
  const at = world.now();
  const id = (world.templates.at(-1)?.id ?? 0) + 1;
  const template = { id, uid: uid(600 + id), ...input, createdAt: at, updatedAt: at };
  world.templates.push(template);
  world.tell({ type: 'template.created', message: `Template “${input.name}” added` });
  return template;
}

/** Templates of the fake agent. */
export function fakeTemplates(world: FakeWorld) {
  const os = implement(contract).templates;
  const { templates } = world;
  return {
    ...unanswered(contract.templates),
    list: os.list.handler(({ input: { of } }) =>
      page(
        templates.filter(
          ({ campaign, warmup }) =>
            of === 'all' || of === (warmup !== null ? 'warmup' : campaign !== null ? 'campaign' : 'caption'),
        ),
      ),
    ),
    preview: os.preview.handler(({ input }) => foreseeWarmUp(input.recipe, [])),
    start: os.start.handler(({ input, errors }) => {
      const { name } = find(templates, input.id, errors.NOT_FOUND);
      return startQuietly(world, { name, accountIds: input.accountIds }, 'warmup');
    }),
    get: os.get.handler(({ input, errors }) => find(templates, input.id, errors.NOT_FOUND)),
    create: os.create.handler(({ input }) => addTemplate(world, input)),
    update: os.update.handler(({ input, errors }) =>
      Object.assign(find(templates, input.id, errors.NOT_FOUND), input),
    ),
    delete: os.delete.handler(({ input, errors }) => {
      templates.splice(templates.indexOf(find(templates, input.id, errors.NOT_FOUND)), 1);
      world.tell({ type: 'template.deleted', message: 'Template removed' });
      return { ok: true };
    }),
  };
}

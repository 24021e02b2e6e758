import { expect, test } from 'vitest';
import { Limits } from '../../../../src-agent/limits/limits.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { putSetting } from '../../../../src-agent/store/settings.ts';
import { Templates } from '../../../../src-agent/templates/templates.ts';
import { previewWarmUp } from '../../../../src-agent/warmups/preview-warm-up.ts';
import { startWarmUp } from '../../../../src-agent/warmups/start-warm-up.ts';
import { newTemplate, type Template } from '../../../../src-shared/domain/template.ts';
import { usualLimits } from '../../../../src-shared/domain/limits.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { recipe } from '../../../support/warmup-recipe.ts';

const now = Date.UTC(2026, 10, 25, 9);

async function open() {
  const bench = await EngineBench.open(() => now);
  const { accountIds } = bench.addPhone('ALDER', 2);
  const templates = new Templates(bench.store);
  const made = templates.create(newTemplate.parse({ kind: 'warmup', name: 'Morning', warmup: recipe() }));
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const parts = {
    store: bench.store,
    accounts: bench.accounts.rows,
    limits: new Limits(bench.store, () => 'UTC'),
    refusalFor: (platform: string) =>
      platform === 'threads' ? 'Threads accounts cannot be warmed up yet.' : null,
    systemZone: () => 'UTC',
    now: () => now,
  };
  const start = (template: Template, wish: Partial<Parameters<typeof startWarmUp>[2]>) =>
    doAtOnce(startWarmUp(parts, template, { accountIds: [], accountFilter: null, at: null, ...wish }));
  return {
    bench,
    accountIds,
    templates,
    made: made.value,
    parts,
    start,
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
}

test('a warm-up is kept with its recipe, changed, and listed by its kind; a template is of one kind only', async () => {
  await using desk = await open();
  const { templates, made } = desk;
  const post = templates.create(newTemplate.parse({ name: 'Greeting', caption: 'Hello' }));
  expect(templates.list({ limit: 10, of: 'warmup' }).items).toEqual([made]);
  expect(templates.list({ limit: 10, of: 'caption' }).items.map(({ name }) => name)).toEqual(['Greeting']);
  const shorter = recipe({ minutes: { from: 5, to: 6 } });
  expect(templates.update(made.id, { warmup: shorter })).toMatchObject({
    value: { warmup: shorter, name: 'Morning' },
  });
  expect(templates.create(newTemplate.parse({ kind: 'warmup', name: 'Empty' }))).toMatchObject({
    refusal: { issues: [{ path: 'warmup' }] },
  });
  expect(post.ok && templates.update(post.value.id, { warmup: shorter })).toMatchObject({
    refusal: { issues: [{ path: 'kind' }] },
  });
});

test('a preview is cut to what the limits of today leave', async () => {
  await using desk = await open();
  const { bench, parts, accountIds } = desk;
  const limits = { ...usualLimits, perDay: { ...usualLimits.perDay, like: 3 } };
  bench.store.write((tx) => {
    putSetting(tx, 'limits', limits);
    bench.ledger.reserve(
      tx,
      { accountId: accountIds[0] ?? 0, action: 'like', deviceId: null, jobId: null },
      now,
    );
  });
  const plan = previewWarmUp(parts, recipe(), accountIds);
  expect(plan.ok && plan.value.actions.find(({ kind }) => kind === 'like')).toEqual({
    kind: 'like',
    from: 3,
    to: 3,
    left: 2,
  });
  expect(plan.ok && plan.value.warnings[0]).toBe(
    'The limits of today leave fewer likes for @alder.0, @alder.1.',
  );
  expect(previewWarmUp(parts, recipe(), [999])).toMatchObject({
    refusal: { issues: [{ path: 'accountIds.0' }] },
  });
});

test('a start keeps the recipe as it is then, and refuses what cannot be done with a sentence for each', async () => {
  await using desk = await open();
  const { bench, templates, made, accountIds, start } = desk;
  const started = start(made, { accountFilter: { archived: 'no' } });
  if (!started.ok) return expect.fail(JSON.stringify(started.refusal));
  templates.update(made.id, { warmup: recipe({ minutes: { from: 1, to: 1 } }) });
  const row = bench.store.get(
    bench.store.query.selectFrom('campaign').selectAll().where('purpose', '=', 'warm_up'),
  );
  expect(row).toMatchObject({ name: 'Morning', status: 'running', last_run_id: started.value });
  expect(JSON.parse(row?.warmup_json ?? '')).toEqual(recipe());

  expect(start(made, {})).toMatchObject({ refusal: { issues: [{ path: 'accountIds' }] } });
  expect(start(made, { accountIds, at: '2026-11-24T09:00' })).toMatchObject({
    refusal: { issues: [{ path: 'at' }] },
  });
  expect(start({ ...made, warmup: null }, { accountIds })).toMatchObject({ refusal: { code: 'CONFLICT' } });
  const added = bench.accounts.add({ platform: 'threads', handle: 'alder.t', displayName: 'Alder' });
  const other = added.ok ? added.value.id : 0;
  expect(start(made, { accountIds: [other] })).toMatchObject({
    refusal: {
      issues: [
        { path: 'accountIds', message: 'Threads accounts cannot be warmed up yet.' },
        { path: 'accountIds.0', message: '@alder.t has no phone. Choose one under Accounts.' },
      ],
    },
  });
  expect(bench.store.all(bench.store.query.selectFrom('run').select('id'))).toHaveLength(1);
});

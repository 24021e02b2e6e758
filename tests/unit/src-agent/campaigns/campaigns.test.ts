import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCampaign } from '../../../../src-agent/campaigns/check-campaign.ts';
import { previewCampaign } from '../../../../src-agent/campaigns/preview-campaign.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import type { CampaignDraft } from '../../../../src-shared/domain/campaign.ts';
import { usualPlan } from '../../../../src-shared/usual-plan.ts';
import { valueOf } from '../../../support/accounts-desk.ts';
import { CampaignBench } from '../../../support/campaign-bench.ts';

let bench: CampaignBench;
beforeEach(async () => {
  bench = await CampaignBench.open();
});
afterEach(() => bench[Symbol.asyncDispose]());

const campaigns = () => bench.engine.campaigns;
const check = (draft: CampaignDraft) => doAtOnce(checkCampaign(bench.planning, draft));
const daily = { ...usualPlan, schedule: { kind: 'at', at: '2026-11-22T10:00' } } as const;

test('a list tells counts, the cover and when it goes on; it is filtered, ordered and walked page by page', () => {
  const started = bench.draft({ name: 'Beta 100%', plan: daily });
  bench.start(started);
  bench.clock.at += 1000;
  bench.draft({ name: 'alpha', accountIds: [], accountFilter: { platform: 'instagram', archived: 'no' } });
  bench.draft({ name: 'Gamma', items: [] });
  const list = (more: object) =>
    valueOf(campaigns().list({ limit: 2, archived: 'no', sort: 'name', ...more }));
  const page = list({});
  expect(page.items.map(({ name }) => name)).toEqual(['alpha', 'Beta 100%']);
  expect(page.items[0]).toMatchObject({ accounts: 3, items: 1, nextAt: null });
  expect(page.items[1]).toMatchObject({
    status: 'scheduled',
    accounts: 3,
    coverId: bench.mediaId,
    counts: { pending: 3, completed: 0 },
    nextAt: '2026-11-22T10:00:00.000Z',
  });
  expect(list({ cursor: page.next }).items.map(({ name }) => name)).toEqual(['Gamma']);
  expect(list({ sort: '-updatedAt', status: 'scheduled' })).toMatchObject({ total: 1 });
  expect(list({ search: '0%' }).total).toBe(1);
  expect(list({ search: '%' }).total).toBe(1);
  expect(campaigns().list({ limit: 2, archived: 'no', sort: 'id', cursor: 'nonsense' })).toMatchObject({
    refusal: { issues: [{ path: 'cursor' }] },
  });
  bench.setJob(bench.jobs()[0]?.id ?? 0, { status: 'completed' });
  expect(list({ search: 'Beta' }).items[0]?.counts).toMatchObject({ pending: 2, completed: 1 });
});

test('a campaign is duplicated, put away and taken out, and kept as a template without its accounts', () => {
  const [account = 0] = bench.accountIds;
  const fields = [{ name: 'link', value: 'shop', accounts: { [account]: 'own' } }];
  const draft = bench.draft({ fields, plan: daily });
  bench.start(draft);
  const copy = valueOf(campaigns().duplicate(draft.id));
  expect(copy).toMatchObject({
    name: 'Opening (copy)',
    status: 'draft',
    accountIds: bench.accountIds,
    fields,
  });
  expect(campaigns().archive(draft.id, true)).toMatchObject({ refusal: { reason: 'going_on' } });
  expect(campaigns().delete(draft.id)).toMatchObject({ refusal: { reason: 'started' } });
  expect(valueOf(campaigns().archive(copy.id, true)).archivedAt).not.toBeNull();
  const shown = (archived: 'no' | 'only') =>
    valueOf(campaigns().list({ limit: 9, archived, sort: 'id' })).items.map(({ id }) => id);
  expect([shown('no'), shown('only')]).toEqual([[draft.id], [copy.id]]);
  expect(valueOf(campaigns().archive(copy.id, false)).archivedAt).toBeNull();
  expect(valueOf(campaigns().recipe(copy.id)).fields).toEqual([
    { name: 'link', value: 'shop', accounts: {} },
  ]);
  expect(campaigns().delete(copy.id)).toMatchObject({ ok: true });
  expect(campaigns().get(copy.id)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('a check says what stands in the way, what does not, and how the first posts will be', () => {
  const [first = 0, second = 0] = bench.accountIds;
  const resting = bench.engine.accounts.update(second, { status: 'inactive' });
  expect(resting.ok).toBe(true);
  const fields = [{ name: 'shop', value: 'a shop', accounts: { [first]: 'my shop' } }];
  const [item] = bench.draft().items;
  if (item === undefined) throw new Error('no item');
  const draft: CampaignDraft = {
    ...bench.draft({ plan: daily, fields, accountIds: [] }),
    items: [{ ...item, caption: 'At {shop} on {date}' }],
    accountFilter: { archived: 'no' },
  };
  const found = check(draft);
  expect(found).toMatchObject({ issues: [], accounts: 2, posts: 2, firstAt: '2026-11-22T10:00:00.000Z' });
  expect(found.warnings).toMatchObject([
    { path: 'accountFilter', message: expect.stringMatching(/1 account is left out/) },
  ]);
  expect(found.previews.map(({ caption }) => caption)).toEqual([
    'At my shop on 2026-11-22',
    'At a shop on 2026-11-22',
  ]);
  const wrong = check({
    ...draft,
    name: '',
    accountFilter: null,
    accountIds: [second],
    items: [{ ...item, caption: '{nonsense}', mediaIds: [99] }],
  });
  expect(wrong.issues.map(({ path }) => path).toSorted()).toEqual([
    'accountIds.0',
    'items.0.caption',
    'items.0.mediaIds',
    'items.0.mediaIds.0',
    'name',
  ]);
  expect(wrong.issueCount).toBe(5);
});

test('phones that are not ready stand in the way of posting now, and are only a warning for later', () => {
  bench.engine.store.write((tx) =>
    tx.run(tx.query.updateTable('device').set({ state: 'offline', reason: 'Unplugged.' })),
  );
  const now = check(bench.draft());
  expect(now.issues.map(({ path }) => path)).toEqual(['accountIds.0', 'accountIds.1', 'accountIds.2']);
  const later = check(bench.draft({ plan: daily }));
  expect(later.issues).toEqual([]);
  expect(later.warnings).toMatchObject([
    { message: expect.stringMatching(/ALDER is not ready now: Unplugged\. 3 accounts/) },
  ]);
});

test('it warns of the same post twice within a day and of more than an account may make', () => {
  bench.start(bench.draft({ plan: daily }));
  const [item] = bench.draft().items;
  if (item === undefined) throw new Error('no item');
  const items = Array.from({ length: 12 }, (_, index) => ({
    ...item,
    caption: index === 0 ? 'Hello' : `Post ${index}`,
  }));
  const { warnings, issueCount } = check(
    bench.draft({ items, plan: daily, accountIds: bench.accountIds.slice(0, 1) }),
  );
  expect(issueCount).toBe(0);
  expect(warnings.map(({ path }) => path).toSorted()).toEqual(['items.0', 'plan.schedule']);
  expect(warnings.find(({ path }) => path === 'plan.schedule')?.message).toContain('12 posts on 2026-11-22');
});

test('a preview walks all posts in the order of their time', () => {
  const schedule = {
    kind: 'spread',
    from: '2026-11-22T08:00',
    until: '2026-11-23T20:00',
    minGapMinutes: 60,
  } as const;
  const [item] = bench.draft().items;
  if (item === undefined) throw new Error('no item');
  const campaign = bench.draft({ plan: { ...usualPlan, schedule }, items: [item, item] });
  const page = (cursor?: string) => doAtOnce(previewCampaign(bench.planning, campaign, { limit: 4, cursor }));
  const first = page();
  const rest = page(first.next ?? '');
  expect([first.items.length, rest.items.length, first.total, rest.next]).toEqual([4, 2, 6, null]);
  const times = [...first.items, ...rest.items].map(({ at }) => at ?? '');
  expect(times).toEqual(times.toSorted());
});

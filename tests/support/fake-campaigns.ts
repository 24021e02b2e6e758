import { implement } from '@orpc/server';
import { captionChooser, captionVariables, renderCaption } from '../../src-shared/caption.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import type { AccountFilter } from '../../src-shared/domain/account.ts';
import type {
  Campaign,
  CampaignDraft,
  CampaignSummary,
  PlannedPost,
} from '../../src-shared/domain/campaign.ts';
import { platform } from '../../src-shared/domain/platform.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { planPosts } from '../../src-shared/planning/plan-posts.ts';
import { find, page } from './fake-answers.ts';
import { startQuietly } from './fake-quiet-runs.ts';
import { addTemplate } from './fake-templates.ts';
import { uid, type FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';
import { noJobs } from './no-jobs.ts';

const told = 50;

function defined(change: object) {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** The campaigns of the fake agent; a check plans with the real rules. */
export function fakeCampaigns(world: FakeWorld) {
  const os = implement(contract).campaigns;
  const add = (input: CampaignDraft): Campaign => {
    const id = Math.max(0, ...world.campaigns.map((each) => each.id)) + 1;
    const at = world.now();
    const more = { id, uid: uid(500 + id), lastRunId: null, archivedAt: null, createdAt: at, updatedAt: at };
    const campaign = { ...input, ...more, status: 'draft' as const };
    world.campaigns.unshift(campaign);
    world.tell({ type: 'campaign.created', message: `Campaign “${input.name}” added`, campaignId: id });
    return campaign;
  };
  const become = (campaign: Campaign, change: Partial<Campaign>) => {
    Object.assign(campaign, defined(change), { updatedAt: world.now() });
    world.tell({ type: 'campaign.updated', message: 'Campaign changed', campaignId: campaign.id });
    return campaign;
  };
  return {
    ...unanswered(contract.campaigns),
    list: os.list.handler(({ input }) =>
      page(
        world.campaigns
          .filter(
            (each) =>
              each.name.toLowerCase().includes((input.search ?? '').toLowerCase()) &&
              (input.status ?? each.status) === each.status &&
              (input.archived === 'all' || (input.archived === 'only') === (each.archivedAt !== null)),
          )
          .map((each) => summaryOf(world, each)),
        input,
      ),
    ),
    get: os.get.handler(({ input, errors }) => find(world.campaigns, input.id, errors.NOT_FOUND)),
    create: os.create.handler(({ input }) => add(input)),
    update: os.update.handler(({ input, errors }) =>
      become(find(world.campaigns, input.id, errors.NOT_FOUND), defined(input)),
    ),
    delete: os.delete.handler(({ input, errors }) => {
      world.campaigns.splice(world.campaigns.indexOf(find(world.campaigns, input.id, errors.NOT_FOUND)), 1);
      world.tell({ type: 'campaign.deleted', message: 'Campaign removed', campaignId: input.id });
      return { ok: true };
    }),
    check: os.check.handler(({ input }) => check(world, input)),
    preview: os.preview.handler(({ input, errors }) =>
      page(plan(world, find(world.campaigns, input.id, errors.NOT_FOUND)).posts, input),
    ),
    start: os.start.handler(async ({ input, errors }) => {
      const campaign = find(world.campaigns, input.id, errors.NOT_FOUND);
      await world.startGate;
      const run = world.start(campaign);
      if (campaign.plan.schedule.kind !== 'now') become(campaign, { status: 'scheduled' });
      return run;
    }),
    rehearse: os.rehearse.handler(({ input, errors }) => {
      const campaign = find(world.campaigns, input.id, errors.NOT_FOUND);
      return startQuietly(world, { ...campaign }, 'rehearsal');
    }),
    starting: os.starting.handler(
      () => world.tasks.find(({ kind, status }) => kind === 'campaign_start' && status === 'running') ?? null,
    ),
    pause: os.pause.handler(({ input, errors }) =>
      become(find(world.campaigns, input.id, errors.NOT_FOUND), { status: 'paused' }),
    ),
    resume: os.resume.handler(({ input, errors }) =>
      become(find(world.campaigns, input.id, errors.NOT_FOUND), { status: 'scheduled' }),
    ),
    cancel: os.cancel.handler(({ input, errors }) =>
      become(find(world.campaigns, input.id, errors.NOT_FOUND), { status: 'cancelled' }),
    ),
    duplicate: os.duplicate.handler(({ input, errors }) => {
      const {
        name,
        items,
        accountIds,
        accountFilter,
        plan: same,
        fields,
      } = find(world.campaigns, input.id, errors.NOT_FOUND);
      return add({ name: `${name} (copy)`, items, accountIds, accountFilter, plan: same, fields });
    }),
    archive: os.archive.handler(({ input, errors }) =>
      become(find(world.campaigns, input.id, errors.NOT_FOUND), {
        archivedAt: input.archived ? world.now() : null,
      }),
    ),
    saveAsTemplate: os.saveAsTemplate.handler(({ input, errors }) => {
      const { items, plan: kept, fields } = find(world.campaigns, input.id, errors.NOT_FOUND);
      const campaign = { items, plan: kept, fields };
      return addTemplate(world, { kind: 'posting', name: input.name, caption: '', campaign, warmup: null });
    }),
  };
}

function check(world: FakeWorld, draft: CampaignDraft) {
  const issues = issuesOf(world, draft);
  const { posts, accounts } = plan(world, draft);
  const times = posts.flatMap(({ at }) => (at === null ? [] : [at])).toSorted();
  const endless = draft.plan.schedule.kind === 'recurring' && !/UNTIL|COUNT/.test(draft.plan.schedule.rule);
  const warnings = accounts.flatMap(({ handle, status }) =>
    status === 'active' ? [] : [{ path: 'accountFilter', message: `@${handle} is not active.` }],
  );
  return {
    issues,
    issueCount: issues.length,
    warnings: draft.accountFilter === null ? [] : warnings,
    warningCount: draft.accountFilter === null ? 0 : warnings.length,
    accounts: accounts.length,
    posts: endless ? null : posts.length,
    firstAt: times[0] ?? null,
    lastAt: endless ? null : (times.at(-1) ?? null),
    previews: posts.slice(0, told),
  };
}

function issuesOf(world: FakeWorld, draft: CampaignDraft): Issue[] {
  const accounts = audience(world, draft);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return [
    ...(draft.name === '' ? [{ path: 'name', message: 'Give the campaign a name.' }] : []),
    ...(draft.items.length === 0 ? [{ path: 'items', message: 'Add a picture to post.' }] : []),
    ...draft.items.flatMap(({ kind, mediaIds }, at) =>
      kind !== 'text' && mediaIds.length === 0
        ? [{ path: `items.${at}.mediaIds`, message: 'Add a picture to post.' }]
        : [],
    ),
    ...(accounts.length === 0 ? [{ path: 'accountIds', message: 'Choose at least one account.' }] : []),
    ...draft.accountIds.flatMap((id, at) => {
      const account = byId.get(id);
      return draft.accountFilter === null && account?.deviceId === null
        ? [{ path: `accountIds.${at}`, message: `@${account.handle} has no phone yet.` }]
        : [];
    }),
  ];
}

function audience(world: FakeWorld, { accountIds, accountFilter }: CampaignDraft) {
  if (accountFilter !== null) return world.accounts.filter((account) => matches(account, accountFilter));
  const byId = new Map(world.accounts.map((account) => [account.id, account]));
  return accountIds.flatMap((id) => byId.get(id) ?? []);
}

function matches(account: FakeWorld['accounts'][number], filter: AccountFilter): boolean {
  return (
    account.handle.includes(filter.search ?? '') &&
    (filter.platform ?? account.platform) === account.platform &&
    (filter.status ?? account.status) === account.status &&
    (filter.client ?? account.client) === account.client &&
    (filter.tag === undefined || account.tags.includes(filter.tag))
  );
}

function plan(world: FakeWorld, draft: CampaignDraft) {
  const accounts = audience(world, draft);
  const now = Date.parse(world.now());
  const posts: PlannedPost[] = [];
  const slots = planPosts(draft.plan, {
    items: draft.items.map(({ variants }) => ({
      skipOn: new Set(platform.options.filter((each) => variants[each]?.skip === true)),
    })),
    accounts: accounts.map(({ id, uid: name, platform: on, timezone }) => ({
      id,
      uid: name,
      platform: on,
      zone: timezone ?? 'UTC',
      lastUsedAt: null,
    })),
    now,
    until: now + 30 * 86_400_000,
  });
  for (const slot of slots) {
    const account = accounts[slot.account];
    const item = draft.items[slot.item];
    if (account === undefined || item === undefined) continue;
    const variant = item.variants[account.platform];
    const variables = captionVariables(account, slot.localTime, draft.fields);
    const choose = captionChooser(draft.name, account.id, slot.item);
    const filled = (text: string) => renderCaption(text, variables, choose).text;
    posts.push({
      accountId: account.id,
      handle: account.handle,
      platform: account.platform,
      item: slot.item,
      kind: item.kind,
      mediaIds: variant?.mediaIds ?? item.mediaIds,
      caption: filled(variant?.caption ?? item.caption),
      firstComment: filled(variant?.firstComment ?? item.firstComment),
      at: slot.at === null ? null : new Date(slot.at).toISOString(),
      localTime: slot.at === null ? null : slot.localTime,
      zone: slot.zone,
    });
  }
  return { posts, accounts };
}

function summaryOf(world: FakeWorld, campaign: Campaign): CampaignSummary {
  const { items, accountIds, accountFilter: _, fields: __, ...rest } = campaign;
  const counts = noJobs();
  for (const job of world.jobs) if (job.campaignId === campaign.id) counts[job.status] += 1;
  const coverId = items[0]?.mediaIds[0] ?? null;
  return { ...rest, items: items.length, accounts: accountIds.length, coverId, counts, nextAt: null };
}

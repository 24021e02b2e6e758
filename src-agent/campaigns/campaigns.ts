import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { accountFilter } from '../../src-shared/domain/account.ts';
import {
  type Campaign,
  type CampaignChange,
  type CampaignDraft,
  type CampaignStatus,
  type CampaignSummary,
  campaignField,
  contentItem,
} from '../../src-shared/domain/campaign.ts';
import { campaignPlan } from '../../src-shared/domain/schedule.ts';
import { countJobs } from '../runs/runs.ts';
import { z } from 'zod';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { type PlannedPost, preflight } from './preflight.ts';
import { readPreflightFacts } from './preflight-facts.ts';

/** How many posts a check shows as they would be made. */
const previewed = 50;

/** What a draft would do, and what stands in its way. */
export type CampaignCheck = ReturnType<typeof preflight>;

/** Content, accounts and when: drafts that can be changed, and campaigns that were started. */
export class Campaigns {
  readonly #store: Store;

  /** Posts go over routes that need no phone. */
  readonly withoutPhones: boolean;

  constructor(store: Store, withoutPhones = false) {
    this.#store = store;
    this.withoutPhones = withoutPhones;
  }

  list(
    request: PageRequest & {
      readonly search?: string | undefined;
      readonly status?: CampaignStatus | undefined;
    },
  ): Page<CampaignSummary> {
    let query = this.#store.query.selectFrom('campaign').selectAll();
    if (request.status !== undefined) query = query.where('status', '=', request.status);
    if (request.search !== undefined && request.search !== '')
      query = query.where('name', 'like', `%${request.search}%`);
    return readPage(this.#store, query, 'campaign.id', request, 'desc', (row) => this.#toSummary(row));
  }

  get(id: number): Outcome<Campaign> {
    const row = this.#store.get(this.#store.query.selectFrom('campaign').selectAll().where('id', '=', id));
    return row === undefined ? notFound('campaign', id) : done(this.#toCampaign(row));
  }

  create(draft: CampaignDraft): Outcome<Campaign> {
    const unknown = unknownAccounts(this.#store, draft.accountIds);
    if (!unknown.ok) return unknown;
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const { insertedId } = tx.run(
        tx.query.insertInto('campaign').values({
          uid: uuidv7(),
          name: draft.name,
          status: 'draft',
          items_json: JSON.stringify(draft.items),
          plan_json: JSON.stringify(draft.plan),
          fields_json: JSON.stringify(draft.fields),
          account_filter_json: filterText(draft.accountFilter),
          last_run_id: null,
          created_at: now,
          updated_at: now,
        }),
      );
      replaceAccounts(tx, insertedId, draft.accountIds);
      tx.append({ type: 'campaign.created', message: `“${draft.name}” was added`, campaignId: insertedId });
      return insertedId;
    });
    return this.get(id);
  }

  /** Changes a draft; what was started stays as it was started. */
  update(id: number, change: CampaignChange): Outcome<Campaign> {
    const before = this.get(id);
    if (!before.ok) return before;
    if (before.value.status !== 'draft')
      return conflict('started', 'This campaign was started and cannot be changed. Make a new one.');
    const unknown = unknownAccounts(this.#store, change.accountIds ?? []);
    if (!unknown.ok) return unknown;
    this.#store.write((tx) => {
      tx.run(
        tx.query
          .updateTable('campaign')
          .set({
            name: change.name ?? before.value.name,
            items_json: JSON.stringify(change.items ?? before.value.items),
            plan_json: JSON.stringify(change.plan ?? before.value.plan),
            fields_json: JSON.stringify(change.fields ?? before.value.fields),
            account_filter_json: filterText(
              change.accountFilter === undefined ? before.value.accountFilter : change.accountFilter,
            ),
            updated_at: this.#store.now(),
          })
          .where('id', '=', id),
      );
      if (change.accountIds !== undefined) replaceAccounts(tx, id, change.accountIds);
      tx.append({ type: 'campaign.updated', message: `“${before.value.name}” was changed`, campaignId: id });
    });
    return this.get(id);
  }

  /** Removes a draft; a started campaign is kept with its runs. */
  delete(id: number): Outcome<{ ok: true }> {
    const before = this.get(id);
    if (!before.ok) return before;
    if (before.value.status !== 'draft')
      return conflict('started', 'This campaign was started and is kept with what it posted.');
    const starting = this.#store.query.selectFrom('run').select('id').where('campaign_id', '=', id).limit(1);
    if (this.#store.get(starting) !== undefined)
      return conflict('started', 'This campaign is starting right now.');
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('campaign').where('id', '=', id));
      tx.append({ type: 'campaign.deleted', message: `“${before.value.name}” was removed`, campaignId: id });
    });
    return done({ ok: true });
  }

  /** What the draft would do; nothing is stored. */
  check(draft: CampaignDraft): CampaignCheck {
    return preflight(draft, readPreflightFacts(this.#store, draft), this.withoutPhones);
  }

  #toSummary(row: Row<'campaign'>): CampaignSummary {
    const { items, accountIds, accountFilter: _, fields: __, ...rest } = this.#toCampaign(row);
    return {
      ...rest,
      items: items.length,
      accounts: accountIds.length,
      coverId: items[0]?.mediaIds[0] ?? null,
      counts: countJobs(this.#store, { campaignId: row.id }),
      nextAt: null,
    };
  }

  #toCampaign(row: Row<'campaign'>): Campaign {
    const accounts = this.#store.all(
      this.#store.query
        .selectFrom('campaign_account')
        .select('account_id')
        .where('campaign_id', '=', row.id)
        .orderBy('position'),
    );
    return {
      id: row.id,
      uid: row.uid,
      name: row.name,
      status: row.status,
      items: z.array(contentItem).parse(JSON.parse(row.items_json)),
      accountIds: accounts.map((account) => account.account_id),
      accountFilter:
        row.account_filter_json === null ? null : accountFilter.parse(JSON.parse(row.account_filter_json)),
      plan: campaignPlan.parse(JSON.parse(row.plan_json)),
      fields: z.array(campaignField).parse(JSON.parse(row.fields_json)),
      lastRunId: row.last_run_id,
      archivedAt: row.archived_at === null ? null : new Date(row.archived_at).toISOString(),
      createdAt: new Date(row.created_at).toISOString(),
      updatedAt: new Date(row.updated_at).toISOString(),
    };
  }
}

function filterText(filter: CampaignDraft['accountFilter']): string | null {
  return filter === null ? null : JSON.stringify(filter);
}

/** The first posts of a check, as the composer shows them. */
export function previews(posts: readonly PlannedPost[], draft: CampaignDraft) {
  return posts.slice(0, previewed).map((post) => ({
    accountId: post.accountId,
    handle: post.handle,
    platform: post.platform,
    item: post.item,
    kind: draft.items[post.item]?.kind ?? ('photo' as const),
    mediaIds: draft.items[post.item]?.mediaIds ?? [],
    caption: post.caption,
    firstComment: '',
    at: null,
    localTime: null,
    zone: 'UTC',
  }));
}

/** One statement for any number; an account that is named twice keeps its first place. */
function replaceAccounts(tx: Writer, campaignId: number, accountIds: readonly number[]): void {
  tx.run(tx.query.deleteFrom('campaign_account').where('campaign_id', '=', campaignId));
  const insert = sql`
    INSERT INTO campaign_account (campaign_id, account_id, position)
    SELECT ${campaignId}, value, key FROM json_each(${JSON.stringify(accountIds)}) WHERE true ORDER BY key
    ON CONFLICT DO NOTHING`;
  tx.run({ compile: () => insert.compile(tx.query) });
}

function unknownAccounts(reader: Reader, accountIds: readonly number[]): Outcome<null> {
  const query = sql<{ id: number; position: number }>`
    SELECT value AS id, key AS position FROM json_each(${JSON.stringify(accountIds)})
    WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.id = value) ORDER BY key LIMIT 20`;
  const unknown = reader.all({ compile: () => query.compile(reader.query) });
  if (unknown.length === 0) return done(null);
  return invalid(
    ...unknown.map(({ id, position }) => ({
      path: `accountIds.${position}`,
      message: `There is no account ${id}. Take it out of the campaign.`,
    })),
  );
}

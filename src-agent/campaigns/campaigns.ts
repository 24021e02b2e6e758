import { uuidv7 } from 'uuidv7';
import type {
  CampaignChange,
  CampaignDraft,
  CampaignStatus,
  CampaignSummary,
} from '../../src-shared/domain/campaign.ts';
import type { CampaignRecipe } from '../../src-shared/domain/template.ts';
import type { AccountList } from '../accounts/account-list.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Page } from '../store/paging.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Store } from '../store/store.ts';
import { type CampaignPageRequest, listCampaigns } from './campaign-list.ts';
import { readCampaign, replaceAccounts, type StoredCampaign, writtenColumns } from './campaign-rows.ts';

/** Content, accounts and when: drafts that can be changed, and campaigns that were started. */
export class Campaigns {
  readonly #store: Store;
  readonly #accounts: AccountList;

  constructor(store: Store, accounts: AccountList) {
    this.#store = store;
    this.#accounts = accounts;
  }

  list(request: CampaignPageRequest): Outcome<Page<CampaignSummary>> {
    return listCampaigns(this.#store, this.#accounts, request);
  }

  get(id: number): Outcome<StoredCampaign> {
    const campaign = readCampaign(this.#store, id);
    return campaign === undefined || campaign.purpose !== 'publish'
      ? notFound('campaign', id)
      : done(campaign);
  }

  create(draft: CampaignDraft): Outcome<StoredCampaign> {
    const unknown = unknownAccounts(this.#store, draft.accountIds);
    if (!unknown.ok) return unknown;
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const { insertedId } = tx.run(
        tx.query.insertInto('campaign').values({
          ...writtenColumns(draft),
          uid: uuidv7(),
          status: 'draft',
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

  /** Changes a draft in whatever is given. */
  update(id: number, change: CampaignChange): Outcome<StoredCampaign> {
    const before = this.get(id);
    if (!before.ok) return before;
    if (before.value.status !== 'draft') return startedBefore;
    const unknown = unknownAccounts(this.#store, change.accountIds ?? []);
    if (!unknown.ok) return unknown;
    this.#store.write((tx) => {
      const after = changed(before.value, change);
      const set = {
        ...writtenColumns(after),
        revision: before.value.revision + 1,
        followed: before.value.revision + 1,
        updated_at: this.#store.now(),
      };
      tx.run(tx.query.updateTable('campaign').set(set).where('id', '=', id));
      if (change.accountIds !== undefined) replaceAccounts(tx, id, change.accountIds);
      tx.append({ type: 'campaign.updated', message: `“${after.name}” was changed`, campaignId: id });
    });
    return this.get(id);
  }

  /** Removes a draft; a started campaign is kept with its runs. */
  delete(id: number): Outcome<{ ok: true }> {
    const before = this.get(id);
    if (!before.ok) return before;
    if (before.value.status !== 'draft')
      return conflict(
        'started',
        'This campaign was started and is kept with what it posted. It can be put into the archive.',
      );
    if (this.#isStarting(id)) return conflict('started', 'This campaign is starting right now.');
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('campaign').where('id', '=', id));
      tx.run(tx.query.deleteFrom('campaign_count').where('campaign_id', '=', id));
      tx.append({ type: 'campaign.deleted', message: `“${before.value.name}” was removed`, campaignId: id });
    });
    return done({ ok: true });
  }

  /** A new draft that is like it. */
  duplicate(id: number): Outcome<StoredCampaign> {
    const original = this.get(id);
    if (!original.ok) return original;
    const { value: campaign } = original;
    const accountIds = campaign.accountFilter === null ? campaign.accountIds : [];
    return this.create({ ...campaign, accountIds, name: copyName(campaign.name) });
  }

  /** Puts a draft or a campaign that has ended away, or takes it out again. */
  archive(id: number, archived: boolean): Outcome<StoredCampaign> {
    const before = this.get(id);
    if (!before.ok) return before;
    const { name, status, archivedAt } = before.value;
    if ((archivedAt !== null) === archived) return before;
    if (archived && (isGoingOn(status) || this.#isStarting(id)))
      return conflict(
        'going_on',
        `“${name}” has not ended. Cancel it or wait until all of it is posted, then put it away.`,
      );
    this.#store.write((tx) => {
      const now = this.#store.now();
      const set = { archived_at: archived ? now : null, updated_at: now };
      tx.run(tx.query.updateTable('campaign').set(set).where('id', '=', id));
      tx.append({
        type: 'campaign.updated',
        message: archived ? `“${name}” was put into the archive` : `“${name}” was taken out of the archive`,
        campaignId: id,
        data: { archived },
      });
    });
    return this.get(id);
  }

  /** All of it but its accounts: also not the values of fields that belong to single accounts. */
  recipe(id: number): Outcome<CampaignRecipe> {
    const campaign = this.get(id);
    if (!campaign.ok) return campaign;
    const { items, plan, fields } = campaign.value;
    const { schedule } = plan;
    return done({
      items,
      plan: schedule.kind === 'slots' ? { ...plan, schedule: { ...schedule, accountSlots: {} } } : plan,
      fields: fields.map((field) => ({ ...field, accounts: {} })),
    });
  }

  #isStarting(id: number): boolean {
    const { query } = this.#store;
    return (
      this.#store.get(query.selectFrom('run').select('id').where('campaign_id', '=', id).limit(1)) !==
      undefined
    );
  }
}

/** The campaign with a change. */
export function changed<Before extends CampaignDraft>(before: Before, change: CampaignChange): Before {
  return {
    ...before,
    name: change.name ?? before.name,
    items: change.items ?? before.items,
    plan: change.plan ?? before.plan,
    fields: change.fields ?? before.fields,
    accountIds: change.accountIds ?? before.accountIds,
    accountFilter: change.accountFilter === undefined ? before.accountFilter : change.accountFilter,
  };
}

function copyName(name: string): string {
  return `${name.slice(0, 120 - ' (copy)'.length)} (copy)`;
}

function isGoingOn(status: CampaignStatus): boolean {
  return status === 'scheduled' || status === 'running' || status === 'paused';
}

const startedBefore = conflict(
  'started',
  'This campaign was started meanwhile. Look at it and change it again.',
);

function unknownAccounts(reader: Reader, accountIds: readonly number[]): Outcome<null> {
  const unknown = reader.all(
    plainSql<{ id: number; position: number }>(findUnknown, [JSON.stringify(accountIds)]),
  );
  if (unknown.length === 0) return done(null);
  return invalid(
    ...unknown.map(({ id, position }) => ({
      path: `accountIds.${position}`,
      message: `There is no account ${id}. Take it out of the campaign.`,
    })),
  );
}

const findUnknown = `SELECT value AS id, key AS position FROM json_each(?)
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.id = value) ORDER BY key LIMIT 20`;

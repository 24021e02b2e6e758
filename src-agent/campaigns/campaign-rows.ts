import { z } from 'zod';
import { accountFilter } from '../../src-shared/domain/account.ts';
import {
  type Campaign,
  type CampaignDraft,
  campaignField,
  contentItem,
} from '../../src-shared/domain/campaign.ts';
import { campaignPlan } from '../../src-shared/domain/schedule.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';

/** A campaign as it is kept. */
export type StoredCampaign = Campaign & {
  /** Grows with every change by a person. */
  readonly revision: number;
};

/** Reads one campaign with its accounts in their order; undefined when there is none. */
export function readCampaign(reader: Reader, id: number): StoredCampaign | undefined {
  const row = reader.get(reader.query.selectFrom('campaign').selectAll().where('id', '=', id));
  if (row === undefined) return undefined;
  const accounts = reader.all(
    reader.query
      .selectFrom('campaign_account')
      .select('account_id')
      .where('campaign_id', '=', id)
      .orderBy('position'),
  );
  return { ...rowToCampaign(row), accountIds: accounts.map((account) => account.account_id) };
}

function rowToCampaign(row: Row<'campaign'>): Omit<StoredCampaign, 'accountIds'> {
  return {
    id: row.id,
    uid: row.uid,
    name: row.name,
    status: row.status,
    items: z.array(contentItem).parse(JSON.parse(row.items_json)),
    accountFilter:
      row.account_filter_json === null ? null : accountFilter.parse(JSON.parse(row.account_filter_json)),
    plan: campaignPlan.parse(JSON.parse(row.plan_json)),
    fields: z.array(campaignField).parse(JSON.parse(row.fields_json)),
    lastRunId: row.last_run_id,
    archivedAt: row.archived_at === null ? null : new Date(row.archived_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    revision: row.revision,
  };
}

/** What a person wrote, as columns. */
export function writtenColumns(draft: Omit<CampaignDraft, 'accountIds'>) {
  return {
    name: draft.name,
    items_json: JSON.stringify(draft.items),
    plan_json: JSON.stringify(draft.plan),
    fields_json: JSON.stringify(draft.fields),
    account_filter_json: draft.accountFilter === null ? null : JSON.stringify(draft.accountFilter),
  };
}

/** Makes these the campaign's accounts, in this order; one that is named twice keeps its first place. */
export function replaceAccounts(tx: Writer, campaignId: number, accountIds: readonly number[]): void {
  tx.run(tx.query.deleteFrom('campaign_account').where('campaign_id', '=', campaignId));
  addAccounts(tx, campaignId, accountIds, 0);
}

/** Adds accounts whose places begin with `from`: one statement for any number. */
export function addAccounts(
  tx: Writer,
  campaignId: number,
  accountIds: readonly number[],
  from: number,
): void {
  tx.run(plainSql(insertAccounts, [campaignId, from, JSON.stringify(accountIds)]));
}

const insertAccounts = `INSERT INTO campaign_account (campaign_id, account_id, position)
  SELECT ?, value, key + ? FROM json_each(?) WHERE true ORDER BY key ON CONFLICT DO NOTHING`;

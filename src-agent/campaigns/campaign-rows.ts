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
  /** What its runs are for: only those that publish are campaigns of the operator's. */
  readonly purpose: Row<'campaign'>['purpose'];
};

/** Reads one campaign with its accounts in their order; undefined when there is none. */
export function readCampaign(reader: Reader, id: number): StoredCampaign | undefined {
  const row = reader.get(reader.query.selectFrom('campaign').selectAll().where('id', '=', id));
  if (row === undefined) return undefined;
  const accounts = reader.get(plainSql<{ ids: string }>(accountsInOrder, [id]));
  return { ...rowToCampaign(row), accountIds: z.array(z.int()).parse(JSON.parse(accounts?.ids ?? '[]')) };
}

/** As one text: a hundred thousand rows of their own would hold everything else up for 30 milliseconds. */
const accountsInOrder = `SELECT json_group_array(account_id ORDER BY position) AS ids
  FROM campaign_account WHERE campaign_id = ?`;

/** What a campaign is called and whether it is in the archive: the accounts of a large one take tens of milliseconds to read. */
export function readCampaignLabel(
  reader: Reader,
  id: number,
): { readonly name: string; readonly archived: boolean } | undefined {
  const row = reader.get(
    reader.query.selectFrom('campaign').select(['name', 'archived_at']).where('id', '=', id),
  );
  return row === undefined ? undefined : { name: row.name, archived: row.archived_at !== null };
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
    purpose: row.purpose,
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

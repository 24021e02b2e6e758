import { assertNever } from '../../src-shared/assert-never.ts';
import { accountFilter } from '../../src-shared/domain/account.ts';
import type { CampaignStatus, CampaignSummary } from '../../src-shared/domain/campaign.ts';
import { campaignPlan } from '../../src-shared/domain/schedule.ts';
import type { AccountList } from '../accounts/account-list.ts';
import { done, invalid, type Outcome } from '../outcome.ts';
import { literally } from '../store/like.ts';
import { readCursor, writeCursor } from '../store/page-cursor.ts';
import type { Page, PageRequest } from '../store/paging.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import { type CampaignCounts, readCampaignCounts } from './campaign-counts.ts';

type SortField = 'id' | 'name' | 'updatedAt';

/** Which campaigns, in which order. */
export type CampaignPageRequest = PageRequest & {
  readonly search?: string | undefined;
  readonly status?: CampaignStatus | undefined;
  readonly archived: 'no' | 'only' | 'all';
  readonly sort: SortField | `-${SortField}`;
};

const sortColumns: Readonly<Record<SortField, string>> = {
  id: 'id',
  name: 'name COLLATE NOCASE',
  updatedAt: 'updated_at',
};

/**
 * One page of campaigns as lists show them. Content and accounts are counted where they lie; counts of jobs are kept
 * (`campaign_count`), so that a campaign of a hundred thousand posts costs as much as one of two.
 */
export function listCampaigns(
  reader: Reader,
  accounts: AccountList,
  request: CampaignPageRequest,
): Outcome<Page<CampaignSummary>> {
  const field = request.sort.replace(/^-/, '') as SortField;
  const place =
    request.cursor === undefined
      ? undefined
      : readCursor(request.sort, [field === 'name' ? 'string' : 'number', 'number'], request.cursor);
  if (place === null)
    return invalid({
      path: 'cursor',
      message: 'This place in the list is not known. Start from its beginning.',
    });
  const descending = request.sort.startsWith('-');
  const { where, values } = conditionsOf(request);
  const total = reader.get(
    plainSql<{ total: number }>(`SELECT count(*) AS total FROM campaign WHERE ${where}`, values),
  );
  const column = sortColumns[field];
  const after = place === undefined ? 'true' : `(${column}, id) ${descending ? '<' : '>'} (?, ?)`;
  const order = descending ? 'DESC' : 'ASC';
  const sql = `SELECT ${summaryColumns} FROM campaign WHERE ${where} AND ${after}
    ORDER BY ${column} ${order}, id ${order} LIMIT ?`;
  const rows = reader.all(plainSql<SummaryRow>(sql, [...values, ...(place ?? []), request.limit + 1]));
  const shown = rows.slice(0, request.limit);
  const counts = readCampaignCounts(
    reader,
    shown.map(({ id }) => id),
  );
  const last = shown.at(-1);
  return done({
    items: shown.map((row) => toSummary(row, counts(row.id), accounts)),
    total: total?.total ?? 0,
    next:
      rows.length > shown.length && last !== undefined
        ? writeCursor(request.sort, [valueOf(last, field), last.id])
        : null,
  });
}

type SummaryRow = {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly items: number;
  readonly cover: number | null;
  readonly plan_json: string;
  readonly account_filter_json: string | null;
  readonly last_run_id: number | null;
  readonly next_at: number | null;
  readonly archived_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
};

// One seek a status: an index holds each campaign's jobs by status and time.
const summaryColumns = `id, uid, name, status, json_array_length(items_json) AS items,
  items_json ->> '$[0].mediaIds[0]' AS cover, plan_json, account_filter_json, last_run_id, archived_at, created_at,
  updated_at,
  nullif(min(
    coalesce((SELECT min(due_at) FROM job WHERE campaign_id = campaign.id AND status = 'pending'), 9e15),
    coalesce((SELECT min(due_at) FROM job WHERE campaign_id = campaign.id AND status = 'retrying'), 9e15)
  ), 9e15) AS next_at`;

function conditionsOf({ search, status, archived }: CampaignPageRequest) {
  const all: (readonly [string, ...unknown[]])[] = [["purpose = 'publish'"]];
  if (status !== undefined) all.push(['status = ?', status]);
  if (search !== undefined && search !== '')
    all.push([String.raw`name LIKE ? ESCAPE '\'`, `%${literally(search)}%`]);
  if (archived !== 'all') all.push([`archived_at IS ${archived === 'only' ? 'NOT ' : ''}NULL`]);
  return {
    where: all.map(([text]) => text).join(' AND '),
    values: all.flatMap(([, ...values]) => values),
  };
}

function valueOf(row: SummaryRow, field: SortField): string | number {
  switch (field) {
    case 'id':
      return row.id;
    case 'name':
      return row.name;
    case 'updatedAt':
      return row.updated_at;
    default:
      return assertNever(field);
  }
}

function toSummary(row: SummaryRow, counts: CampaignCounts, accounts: AccountList): CampaignSummary {
  const time = (at: number) => new Date(at).toISOString();
  return {
    id: row.id,
    uid: row.uid,
    name: row.name,
    status: row.status,
    plan: campaignPlan.parse(JSON.parse(row.plan_json)),
    lastRunId: row.last_run_id,
    archivedAt: row.archived_at === null ? null : time(row.archived_at),
    createdAt: time(row.created_at),
    updatedAt: time(row.updated_at),
    items: row.items,
    accounts: howManyAccounts(row, counts, accounts),
    coverId: row.cover,
    counts: counts.jobs,
    nextAt: row.status === 'draft' || row.next_at === null ? null : time(row.next_at),
  };
}

/** A draft with a filter means the accounts that it finds now. */
function howManyAccounts(row: SummaryRow, counts: CampaignCounts, accounts: AccountList): number {
  if (row.status !== 'draft' || row.account_filter_json === null) return counts.accounts;
  return accounts.count(accounts.conditions(accountFilter.parse(JSON.parse(row.account_filter_json))));
}

import type { AccountFilter, AccountStatus } from '../../src-shared/domain/account.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';

/** The platforms an account can be on. */
export const platforms: readonly Platform[] = ['instagram', 'threads', 'tiktok'];

/** The statuses an account can have. */
export const statuses: readonly AccountStatus[] = [
  'active',
  'cooldown',
  'needs_captcha',
  'banned',
  'inactive',
];

const orders = ['id', 'handle', 'displayName', 'status', 'client', 'lastUsedAt'] as const;
type Order = (typeof orders)[number];

/** What the list of accounts is ordered by. */
export type AccountOrder = Order | `-${Order}`;

/**
 * What the address of the accounts screen holds: what is open (an account by number or the form for a new one; an import
 * by number or the choice of a file), which accounts are listed, and in which order.
 */
export type AccountsSearch = {
  readonly edit?: number | 'new';
  readonly import?: number | 'new';
  readonly search?: string;
  readonly platform?: Platform;
  readonly status?: AccountStatus;
  readonly tag?: string;
  readonly client?: string;
  readonly deviceId?: number | 'none';
  readonly proxyId?: number | 'none';
  readonly profileId?: number | 'none';
  readonly importId?: number;
  readonly archived?: 'only' | 'all';
  readonly sort?: AccountOrder;
};

/** Reads an address or a saved view; what makes no sense is left out. */
export function readAccountsSearch(raw: Record<string, unknown>): AccountsSearch {
  const found: Record<string, unknown> = {
    edit: raw['edit'] === 'new' ? 'new' : number(raw['edit']),
    import: raw['import'] === 'new' ? 'new' : number(raw['import']),
    search: text(raw['search'], 200),
    platform: platforms.find((each) => each === raw['platform']),
    status: statuses.find((each) => each === raw['status']),
    tag: text(raw['tag'], 40),
    client: text(raw['client'], 80),
    deviceId: raw['deviceId'] === 'none' ? 'none' : number(raw['deviceId']),
    proxyId: raw['proxyId'] === 'none' ? 'none' : number(raw['proxyId']),
    profileId: raw['profileId'] === 'none' ? 'none' : number(raw['profileId']),
    importId: number(raw['importId']),
    archived: raw['archived'] === 'only' || raw['archived'] === 'all' ? raw['archived'] : undefined,
    sort: orders
      .flatMap((order): AccountOrder[] => [order, `-${order}`])
      .find((each) => each === raw['sort']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The accounts an address lists. */
export function accountFilter(search: AccountsSearch): AccountFilter {
  const { edit: _edit, import: _import, sort: _sort, archived = 'no', ...filter } = search;
  return { ...filter, archived };
}

/** Whether an address lists only some of the accounts. */
export function isFiltered(search: AccountsSearch): boolean {
  return Object.keys(search).some((key) => key !== 'edit' && key !== 'import' && key !== 'sort');
}

/** What a saved view keeps of an address: filter and order, not what is open. */
export function viewOf(search: AccountsSearch): AccountsSearch {
  const { edit: _edit, import: _import, ...view } = search;
  return view;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function text(value: unknown, longest: number): string | undefined {
  // The address turns what looks like a number into one.
  const words = typeof value === 'number' ? String(value) : value;
  return typeof words === 'string' && words !== '' ? words.slice(0, longest) : undefined;
}

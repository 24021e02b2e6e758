import type { ProxyFilter, ProxyProtocol, ProxyStatus, ProxyType } from '../../src-shared/domain/proxy.ts';

/** The statuses, types and protocols a proxy can have. */
export const proxyStatuses: readonly ProxyStatus[] = ['active', 'error', 'inactive', 'banned'];
export const proxyTypes: readonly ProxyType[] = ['residential', 'datacenter', 'mobile'];
export const proxyProtocols: readonly ProxyProtocol[] = ['http', 'https', 'socks5'];

const orders = ['id', 'host', 'status', 'latencyMs', 'accounts'] as const;
type Order = (typeof orders)[number];

/** What the list of proxies is ordered by. */
type ProxyOrder = Order | `-${Order}`;

/**
 * What the address of the proxies screen holds: what is open (a proxy by number or the form for a new one; an import by
 * number or the choice of a file), which proxies are listed, and in which order.
 */
export type ProxiesSearch = {
  readonly edit?: number | 'new';
  readonly import?: number | 'new';
  readonly search?: string;
  readonly status?: ProxyStatus;
  readonly type?: ProxyType;
  readonly protocol?: ProxyProtocol;
  readonly used?: 'yes' | 'no';
  readonly importId?: number;
  readonly sort?: ProxyOrder;
};

/** Reads an address or a saved view; what makes no sense is left out. */
export function readProxiesSearch(raw: Record<string, unknown>): ProxiesSearch {
  const words = typeof raw['search'] === 'number' ? String(raw['search']) : raw['search'];
  const found: Record<string, unknown> = {
    edit: raw['edit'] === 'new' ? 'new' : number(raw['edit']),
    import: raw['import'] === 'new' ? 'new' : number(raw['import']),
    search: typeof words === 'string' && words !== '' ? words.slice(0, 200) : undefined,
    status: proxyStatuses.find((each) => each === raw['status']),
    type: proxyTypes.find((each) => each === raw['type']),
    protocol: proxyProtocols.find((each) => each === raw['protocol']),
    used: raw['used'] === 'yes' || raw['used'] === 'no' ? raw['used'] : undefined,
    importId: number(raw['importId']),
    sort: orders.flatMap((order): ProxyOrder[] => [order, `-${order}`]).find((each) => each === raw['sort']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The proxies an address lists. */
export function proxyFilter(search: ProxiesSearch): ProxyFilter {
  const { edit: _edit, import: _import, sort: _sort, ...filter } = search;
  return filter;
}

/** What a saved view keeps of an address: filter and order, not what is open. */
export function viewOf(search: ProxiesSearch): ProxiesSearch {
  const { edit: _edit, import: _import, ...view } = search;
  return view;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

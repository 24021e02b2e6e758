import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type {
  NewProxy,
  Proxy,
  ProxyCheck,
  proxyChange,
  ProxySelection,
} from '../../src-shared/domain/proxy.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Page } from '../store/paging.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import { untried } from './check/check-state.ts';
import { readCheckSettings } from './check/check-settings.ts';
import { healthColumns, unknownHealth } from './check/health-columns.ts';
import { type ProxyPageRequest, readProxyPage } from './proxy-pages.ts';
import { normalHost, proxyName, type ProxyRow, shownProxies, toProxy, withPassword } from './proxy-rows.ts';
import { selectedProxies } from './proxy-selection.ts';

/** What may be changed of a proxy. */
export type ProxyChange = z.infer<typeof proxyChange>;

type Address = Pick<Row<'proxy'>, 'host' | 'port' | 'protocol' | 'username'>;

/** The proxies the operator manages. */
export class Proxies {
  readonly #store: Store;
  readonly #secrets: Secrets;
  readonly #checkSoon: () => void;

  /** `checkSoon` is called when a check became due by what was done here. */
  constructor(store: Store, secrets: Secrets, checkSoon: () => void) {
    this.#store = store;
    this.#secrets = secrets;
    this.#checkSoon = checkSoon;
  }

  list(request: ProxyPageRequest): Outcome<Page<Proxy>> {
    return readProxyPage(this.#store, request);
  }

  get(id: number): Outcome<Proxy> {
    const row = this.#row(id);
    return row === undefined ? notFound('proxy', id) : done(toProxy(row));
  }

  /** Its checks, newest first. */
  checks(id: number, limit: number): Outcome<ProxyCheck[]> {
    if (this.#row(id) === undefined) return notFound('proxy', id);
    const rows = this.#store.all(
      this.#store.query
        .selectFrom('proxy_check')
        .selectAll()
        .where('proxy_id', '=', id)
        .orderBy('id', 'desc')
        .limit(limit),
    );
    return done(
      rows.map((row) => ({
        id: row.id,
        at: new Date(row.at).toISOString(),
        outcome: row.outcome,
        latencyMs: row.latency_ms,
        exitAddress: row.exit_address,
        detail: row.detail,
      })),
    );
  }

  /** How many proxies a selection holds, and how many accounts use them. */
  dependents(selection: ProxySelection): { proxies: number; accounts: number } {
    const counts = this.#store.get(
      selectedProxies(this.#store, selection).select(({ fn }) => [
        fn.countAll<number>().as('proxies'),
        fn.sum<number | null>('proxy.account_count').as('accounts'),
      ]),
    );
    return { proxies: counts?.proxies ?? 0, accounts: counts?.accounts ?? 0 };
  }

  create(proxy: NewProxy): Outcome<Proxy> {
    const address = {
      host: normalHost(proxy.host),
      port: proxy.port,
      protocol: proxy.protocol,
      username: proxy.username ?? '',
    };
    if (isTaken(this.#store, address, 0)) return taken(address);
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const uid = uuidv7();
      const { insertedId } = tx.run(
        tx.query.insertInto('proxy').values({
          ...address,
          ...unknownHealth,
          ...healthColumns(untried({ everyMinutes: readCheckSettings(this.#store).everyMinutes, now })),
          uid,
          label: proxy.label,
          type: proxy.type,
          created_at: now,
          updated_at: now,
        }),
      );
      this.#secrets.put(tx, { kind: 'proxy', id: insertedId, uid }, 'password', proxy.password, now);
      const name = proxyName({ label: proxy.label, ...address });
      tx.append({ type: 'proxy.created', message: `Proxy ${name} was added`, data: { id: insertedId } });
      return insertedId;
    });
    this.#checkSoon();
    return this.get(id);
  }

  /** Changes a proxy; one that is reached differently from now on is as good as new, and is checked soon. */
  update(id: number, change: ProxyChange): Outcome<Proxy> {
    const before = this.#row(id);
    if (before === undefined) return notFound('proxy', id);
    const address = {
      host: change.host === undefined ? before.host : normalHost(change.host),
      port: change.port ?? before.port,
      protocol: change.protocol ?? before.protocol,
      username: change.username === undefined ? before.username : (change.username ?? ''),
    };
    if (isTaken(this.#store, address, id)) return taken(address);
    this.#store.write((tx) => this.#write(tx, before, address, change));
    this.#checkSoon();
    return this.get(id);
  }

  /** Removes a proxy. One that accounts use stays, unless `evenIfUsed`: they then have none. */
  delete(id: number, evenIfUsed: boolean): Outcome<{ ok: true }> {
    const before = this.#row(id);
    if (before === undefined) return notFound('proxy', id);
    const used = before.account_count;
    const name = proxyName(before);
    const accounts = used === 1 ? '1 account' : `${used} accounts`;
    if (used > 0 && !evenIfUsed)
      return conflict(
        'in_use',
        `${accounts} ${used === 1 ? 'uses' : 'use'} ${name}. Give them another proxy first, or remove it all the same.`,
      );
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('proxy').where('id', '=', id));
      tx.append({
        type: 'proxy.deleted',
        message:
          used === 0
            ? `Proxy ${name} was removed`
            : `Proxy ${name} was removed; ${accounts} ${used === 1 ? 'has' : 'have'} none now`,
        data: { id, accountsWithout: used },
      });
    });
    return done({ ok: true });
  }

  #write(tx: Writer, before: ProxyRow, address: Address, change: ProxyChange): void {
    const now = this.#store.now();
    const { everyMinutes } = readCheckSettings(this.#store);
    const isMoved =
      change.password !== undefined ||
      (['host', 'port', 'protocol', 'username'] as const).some((key) => address[key] !== before[key]);
    const health = isMoved ? { ...unknownHealth, ...healthColumns(untried({ everyMinutes, now })) } : {};
    tx.run(
      tx.query
        .updateTable('proxy')
        .set({
          ...address,
          ...health,
          ...statusColumns(change.status ?? (isMoved ? off(before.status) : undefined), everyMinutes, now),
          ...(change.label === undefined ? {} : { label: change.label }),
          ...(change.type === undefined ? {} : { type: change.type }),
          updated_at: now,
        })
        .where('id', '=', before.id),
    );
    if (change.password !== undefined)
      this.#secrets.put(
        tx,
        { kind: 'proxy', id: before.id, uid: before.uid },
        'password',
        change.password,
        now,
      );
    const label = change.label === undefined ? before.label : change.label;
    tx.append({
      type: 'proxy.updated',
      message: `Proxy ${proxyName({ label, ...address })} was changed`,
      data: { id: before.id },
    });
  }

  #row(id: number): ProxyRow | undefined {
    return this.#store.get(withPassword(shownProxies(this.#store)).where('proxy.id', '=', id));
  }
}

/** A status the person set stays when the proxy is reached differently. */
function off(status: Proxy['status']): 'inactive' | 'banned' | undefined {
  return status === 'inactive' || status === 'banned' ? status : undefined;
}

/** What a status set by the person changes: switched on it is as good as new, switched off it is left alone. */
export function statusColumns(status: ProxyChange['status'], everyMinutes: number, now: number) {
  if (status === undefined) return {};
  if (status === 'active') return healthColumns(untried({ everyMinutes, now }));
  return { status, status_reason: null, next_check_at: null };
}

function isTaken(reader: Reader, { host, port, protocol, username }: Address, exceptId: number): boolean {
  const other = reader.get(
    reader.query
      .selectFrom('proxy')
      .select('id')
      .where('host', '=', host)
      .where('port', '=', port)
      .where('protocol', '=', protocol)
      .where('username', '=', username)
      .where('id', '!=', exceptId),
  );
  return other !== undefined;
}

function taken(address: Address): Outcome<never> {
  const who = address.username === '' ? 'without a username' : 'with this username';
  return invalid({
    path: 'host',
    message: `${proxyName({ label: null, ...address })} over ${address.protocol} ${who} is already in the list.`,
  });
}

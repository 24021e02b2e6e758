import { implement } from '@orpc/server';
import { accountName } from '../../src-shared/account-name.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import type {
  Account,
  AccountBulkChange,
  AccountFilter,
  AccountSelection,
} from '../../src-shared/domain/account.ts';
import { find, page } from './fake-answers.ts';
import { fakeImports } from './fake-imports.ts';
import { unanswered } from './unanswered.ts';
import type { FakeWorld } from './fake-world.ts';

type SortField = 'id' | 'handle' | 'displayName' | 'status' | 'client' | 'lastUsedAt';

function matches(account: Account, filter: AccountFilter): boolean {
  const search = filter.search?.toLowerCase() ?? '';
  const some = (wanted: number | 'none' | undefined, has: number | null) =>
    wanted === undefined || (wanted === 'none' ? has === null : has === wanted);
  return (
    (filter.archived === 'all' || (account.archivedAt !== null) === (filter.archived === 'only')) &&
    (account.handle.includes(search) || account.displayName.toLowerCase().includes(search)) &&
    (filter.platform ?? account.platform) === account.platform &&
    (filter.status ?? account.status) === account.status &&
    (filter.client ?? account.client) === account.client &&
    (filter.tag === undefined || account.tags.includes(filter.tag)) &&
    some(filter.deviceId, account.deviceId) &&
    some(filter.proxyId, account.proxyId) &&
    some(filter.profileId, account.profileId)
  );
}

function sorted(accounts: readonly Account[], sort: string): readonly Account[] {
  const down = sort.startsWith('-');
  const field = sort.replace('-', '') as SortField;
  if (field === 'id') return down ? accounts.toReversed() : accounts;
  const up = accounts.toSorted((a, b) => {
    const [one, other] = [a[field] ?? '', b[field] ?? ''];
    return one < other ? -1 : one > other ? 1 : a.id - b.id;
  });
  return down ? up.toReversed() : up;
}

/** The accounts of the fake agent: filters, orders, changes of many and their undo, as the contract says. */
export function fakeAccounts(world: FakeWorld) {
  const os = implement(contract).accounts;
  const browsers = new Set<number>();
  const undos = new Map<string, readonly Account[]>();
  const get = (id: number, missing: Parameters<typeof find>[2]) => find(world.accounts, id, missing);
  const found = (filter: AccountFilter) =>
    world.accounts.filter(
      (each) =>
        matches(each, filter) &&
        (filter.importId === undefined || world.importedBy.get(each.id) === filter.importId),
    );
  const select = (selection: AccountSelection): Account[] => {
    if ('filter' in selection) return found(selection.filter);
    const ids = new Set(selection.ids);
    return world.accounts.filter((each) => ids.has(each.id));
  };
  const drop = (gone: readonly Account[]) => {
    const left = world.accounts.filter((each) => !gone.includes(each));
    world.accounts.splice(0, world.accounts.length, ...left);
  };
  const changeOne = (account: Account, change: AccountBulkChange, turn: number) => {
    const removed = new Set(change.removeTags);
    const tags = [...account.tags, ...(change.addTags ?? [])].filter((tag) => !removed.has(tag));
    const proxy = world.proxies.find(({ id }) => id === dealt(change.proxyIds, turn)) ?? null;
    Object.assign(account, {
      tags: [...new Set(tags)],
      ...(change.client === undefined ? {} : { client: change.client }),
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.archived === undefined ? {} : { archivedAt: change.archived ? world.now() : null }),
      ...(change.proxyIds === undefined
        ? {}
        : { proxyId: proxy?.id ?? null, proxyName: proxy?.name ?? null, proxyStatus: proxy?.status ?? null }),
    });
  };
  const browserOf = (id: number) => ({
    accountId: id,
    state: browsers.has(id) ? ('open' as const) : ('closed' as const),
    openedAt: browsers.has(id) ? world.now() : null,
    browser: browsers.has(id) ? 'Chromium 151' : null,
  });
  const showBrowser = (account: Account, open: boolean) => {
    account.browserOpen = open;
    if (open) browsers.add(account.id);
    else browsers.delete(account.id);
    const type = open ? ('account.browser_opened' as const) : ('account.browser_closed' as const);
    world.tell({ type, message: 'The browser changed', accountId: account.id });
    return browserOf(account.id);
  };

  return {
    limits: {
      ...unanswered(contract.accounts.limits),
      get: os.limits.get.handler(() => ({
        meters: [
          { action: 'post', used: 3, held: 1, limit: 12, ceiling: 25, own: false, resetsAt: world.now() },
        ],
        own: {},
      })),
    },
    list: os.list.handler(({ input }) => page(sorted(found(input), input.sort), input)),
    facets: os.facets.handler(() => ({
      tags: counted(world.accounts.flatMap(({ tags }) => tags)),
      clients: counted(world.accounts.flatMap(({ client }) => client ?? [])),
    })),
    get: os.get.handler(({ input, errors }) => get(input.id, errors.NOT_FOUND)),
    history: os.history.handler(({ input }) =>
      world.events.filter((event) => event.accountId === input.id).toReversed(),
    ),
    create: os.create.handler(({ input, errors }) => {
      const { password, ownershipConfirmed, deviceId, ...rest } = input;
      if (world.accounts.some((each) => each.handle === input.handle))
        throw errors.INVALID({
          data: { issues: [{ path: 'handle', message: `@${input.handle} is there already.` }] },
        });
      if (ownershipConfirmed) world.ownershipConfirmedAt = world.now();
      const device = world.devices.find((each) => each.id === deviceId) ?? null;
      return world.addAccount(input.handle, input.displayName, device, {
        ...rest,
        hasPassword: password !== null,
      });
    }),
    update: os.update.handler(({ input, errors }) => {
      const { password, ...rest } = input;
      const account = get(input.id, errors.NOT_FOUND);
      if (rest.email === 'taken@example.com')
        throw errors.INVALID({ data: { issues: [{ path: 'email', message: 'Another account has it.' }] } });
      Object.assign(account, rest, password === undefined ? {} : { hasPassword: password !== null });
      world.tell({ type: 'account.updated', message: 'Account changed', accountId: input.id });
      return account;
    }),
    delete: os.delete.handler(({ input }) => {
      drop(world.accounts.filter((each) => each.id === input.id));
      world.tell({ type: 'account.deleted', message: 'Account removed', accountId: input.id });
      return { ok: true };
    }),
    archive: os.archive.handler(({ input, errors }) =>
      Object.assign(get(input.id, errors.NOT_FOUND), { archivedAt: world.now() }),
    ),
    restore: os.restore.handler(({ input, errors }) =>
      Object.assign(get(input.id, errors.NOT_FOUND), { archivedAt: null }),
    ),
    dependents: os.dependents.handler(({ input }) => {
      const ids = new Set(select(input.selection).map(({ id }) => id));
      return {
        accounts: ids.size,
        campaigns: world.campaigns.filter((each) => each.accountIds.some((id) => ids.has(id))),
        waitingPosts: world.jobs.filter((job) => job.status === 'pending' && ids.has(job.accountId)).length,
        withHistory: 0,
      };
    }),
    change: os.change.handler(({ input }) => {
      const changed = select(input.selection);
      const undo = `undo-${undos.size + 1}`;
      undos.set(
        undo,
        changed.map((account) => ({ ...account })),
      );
      changed.forEach((account, turn) => changeOne(account, input.change, turn));
      world.tell({ type: 'account.bulk_changed', message: `${changed.length} accounts changed` });
      return { changed: changed.length, undo };
    }),
    undoChange: os.undoChange.handler(({ input }) => {
      const before = new Map((undos.get(input.undo) ?? []).map((account) => [account.id, account]));
      for (const account of world.accounts) Object.assign(account, before.get(account.id));
      world.tell({ type: 'account.bulk_changed', message: 'A change was taken back' });
      return { changed: before.size, leftAlone: 0 };
    }),
    remove: os.remove.handler(({ input }) => {
      const gone = select(input.selection);
      drop(gone);
      world.tell({ type: 'account.bulk_changed', message: `${gone.length} accounts removed` });
      return { removed: gone.length, archived: 0 };
    }),
    showPassword: os.showPassword.handler(() => ({ password: 'correct horse' })),
    testLogin: os.testLogin.handler(({ input, errors }) => {
      const account = get(input.id, errors.NOT_FOUND);
      account.login = {
        via: input.via ?? 'phone',
        state: 'signed_in',
        evidence: [`The profile screen shows ${accountName(account.handle)}.`],
        checkedAt: world.now(),
      };
      world.tell({ type: 'account.login_tested', message: 'Login tested', accountId: account.id });
      return account.login;
    }),
    export: os.export.handler(({ input }) => {
      const rows = select(input.selection).map(({ handle }) =>
        input.withSecrets && input.confirmed ? `${handle},correct horse` : handle,
      );
      return new File([rows.join('\n')], `accounts.${input.format}`, { type: 'text/csv' });
    }),
    browser: {
      get: os.browser.get.handler(({ input }) => browserOf(input.id)),
      open: os.browser.open.handler(({ input, errors }) =>
        showBrowser(get(input.id, errors.NOT_FOUND), true),
      ),
      close: os.browser.close.handler(({ input, errors }) =>
        showBrowser(get(input.id, errors.NOT_FOUND), false),
      ),
      signOut: os.browser.signOut.handler(({ input, errors }) => {
        get(input.id, errors.NOT_FOUND).hasCookies = false;
        world.tell({ type: 'account.signed_out', message: 'Signed out', accountId: input.id });
        return { ok: true };
      }),
      claims: os.browser.claims.handler(() => [
        { name: 'Language', wanted: 'de-DE', reported: 'de-DE', agrees: true },
        { name: 'Time zone', wanted: 'Europe/Berlin', reported: 'UTC', agrees: false },
      ]),
    },
    imports: fakeImports(world),
  };
}

function dealt(ids: readonly number[] | undefined, turn: number): number | undefined {
  return ids === undefined || ids.length === 0 ? undefined : ids[turn % ids.length];
}

function counted(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

import { createRouterClient } from '@orpc/server';
import { agentContract } from '../../src-agent/api/implementer.ts';
import { Accounts } from '../../src-agent/accounts/accounts.ts';
import { exportRoom } from '../../src-agent/exports/export-room.ts';
import { importReaderProgram, openImportRoom } from '../../src-agent/imports/import-room.ts';
import type { PerformCheck } from '../../src-agent/proxies/check/check-result.ts';
import { openProxyRoom } from '../../src-agent/proxies/proxy-room.ts';
import { EventLog } from '../../src-agent/store/event-log.ts';
import { Tasks } from '../../src-agent/tasks/tasks.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { collectedLog } from './collected-log.ts';
import { ManualTimers } from './manual-timers.ts';
import { openTemporaryStore } from './temporary-store.ts';

/** The proxies of an agent with a clock and timers that the test moves together, and how they are checked. */
export async function openProxyDesk(perform: PerformCheck, isOnline = () => Promise.resolve(true)) {
  await using owned = new AsyncDisposableStack();
  const { store, clock } = owned.use(await openTemporaryStore());
  const timers = new ManualTimers();
  const log = collectedLog();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, rootKeyOfThisRun()));
  const parts = {
    store,
    secrets,
    tasks,
    log,
    perform,
    isOnline,
    startTimer: timers.start,
    random: () => 0.5,
  };
  const room = owned.use(openProxyRoom(parts));
  const accounts = new Accounts({ store, secrets, browserOpen: () => false });
  const { keys } = secrets;
  const imports = owned.use(
    openImportRoom({
      ...parts,
      keys,
      reader: importReaderProgram,
      proxiesApplied: () => room.schedule.wake(),
      accountsRemoved: () => undefined,
    }),
  );
  const exports = exportRoom({ store, keys, accountList: accounts.rows });
  const api = room.api({ imports: imports.proxies, exports: exports.proxies });
  const client = createRouterClient(agentContract.proxies.router(api));
  const all = owned.move();
  return {
    store,
    clock,
    timers,
    log,
    tasks,
    secrets,
    parts,
    client,
    events: new EventLog(store),
    /** Moves clock and timers on, by milliseconds. */
    advance(milliseconds: number) {
      clock.at += milliseconds;
      timers.advance(milliseconds);
    },
    /** Adds accounts that use the proxy. */
    addUsers(proxyId: number, count: number) {
      for (let index = 0; index < count; index += 1) {
        const handle = `user.${proxyId}.${index}`;
        const added = accounts.add({ platform: 'instagram', handle, displayName: handle, deviceId: null });
        if (!added.ok) throw new Error('the account was refused');
        const query = store.query.updateTable('account').set({ proxy_id: proxyId });
        store.write((tx) => tx.run(query.where('id', '=', added.value.id)));
      }
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A desk of proxies. */
export type ProxyDesk = Awaited<ReturnType<typeof openProxyDesk>>;

import { sql } from 'kysely';
import type { ProxyCheckSettings } from '../../../src-shared/domain/proxy.ts';
import { hiddenImports } from '../../imports/hidden-imports.ts';
import type { Steps } from '../../steps.ts';
import { putSetting, readSetting } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';

/**
 * How checks are done unless the operator says otherwise. The test address is ipify's, which answers `{"ip": "…"}` over IPv4
 * and IPv6 and asks for no key (https://www.ipify.org); any address that answers with what it sees will do.
 */
export const checkDefaults: ProxyCheckSettings = {
  everyMinutes: 30,
  testAddress: 'https://api64.ipify.org/?format=json',
  timeoutSeconds: 10,
  atOnce: 64,
};

/** How checks are done now. */
export function readCheckSettings(store: Store): ProxyCheckSettings {
  return readSetting(store, 'proxyChecks') ?? checkDefaults;
}

/** Proxies whose next check is set in one step. */
const inOneStep = 2_000;

/** What may be changed of how checks are done. */
type SettingsChange = { readonly [Key in keyof ProxyCheckSettings]?: ProxyCheckSettings[Key] | undefined };

/** Changes how checks are done; another interval spreads the next checks over it. */
export function* changeCheckSettings(store: Store, change: SettingsChange): Steps<ProxyCheckSettings> {
  const before = readCheckSettings(store);
  const after = {
    everyMinutes: change.everyMinutes ?? before.everyMinutes,
    testAddress: change.testAddress ?? before.testAddress,
    timeoutSeconds: change.timeoutSeconds ?? before.timeoutSeconds,
    atOnce: change.atOnce ?? before.atOnce,
  };
  store.write((tx) => {
    putSetting(tx, 'proxyChecks', after);
    tx.append({
      type: 'proxy.bulk_changed',
      message:
        after.everyMinutes === 0
          ? 'Proxies are checked when asked only'
          : `Proxies are checked every ${after.everyMinutes === 1 ? 'minute' : `${after.everyMinutes} minutes`}`,
      data: after,
    });
  });
  if (after.everyMinutes !== before.everyMinutes) yield* replanChecks(store, after.everyMinutes);
  return after;
}

/** Spreads the next checks of all over the interval. */
function* replanChecks(store: Store, everyMinutes: number): Steps<void> {
  const top = store.get(store.query.selectFrom('proxy').select(({ fn }) => fn.max('id').as('id')))?.id ?? 0;
  for (let from = 0; from <= top; from += inOneStep) {
    store.write((tx) =>
      tx.run(
        tx.query
          .updateTable('proxy')
          .set({ next_check_at: everyMinutes === 0 ? null : spread(store.now(), everyMinutes) })
          .where('id', '>', from)
          .where('id', '<=', from + inOneStep)
          .where('status', 'in', ['active', 'error']),
      ),
    );
    yield;
  }
}

/** Plans the check of proxies that have none yet, as after an import, once all of that is to be seen. */
export function* planNewChecks(store: Store): Steps<void> {
  const { everyMinutes } = readCheckSettings(store);
  if (everyMinutes === 0 || hiddenImports(store).length > 0) return;
  // In these words: it is how the index `proxy_unplanned` is written.
  const some = sql`SELECT id FROM proxy WHERE next_check_at IS NULL AND status IN ('active', 'error') LIMIT ${inOneStep}`;
  for (let planned = inOneStep; planned === inOneStep;) {
    const { changes } = store.write((tx) =>
      tx.run(
        tx.query
          .updateTable('proxy')
          .set({ next_check_at: spread(store.now(), everyMinutes) })
          .where(sql<boolean>`id IN (${some})`),
      ),
    );
    planned = changes;
    yield;
  }
}

/** A time in the interval from now on, far from those of its neighbours: 40503 is 65536 divided by the golden ratio. */
function spread(now: number, everyMinutes: number) {
  return sql<number>`CAST(${now} + (proxy.id * 40503 % 65536) * ${everyMinutes * 60_000} / 65536 AS INTEGER)`;
}

import type { ProxySelection } from '../../src-shared/domain/proxy.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Exports } from '../exports/exports.ts';
import type { proxyImportsApi } from '../imports/imports-api.ts';
import { doGently } from '../steps.ts';
import type { Store } from '../store/store.ts';
import { changeMany, removeMany } from './bulk-changes.ts';
import type { CheckSchedule } from './check/check-schedule.ts';
import { changeCheckSettings, readCheckSettings } from './check/check-settings.ts';
import type { ProxyChecks } from './check/proxy-checks.ts';
import type { Proxies } from './proxies.ts';

/** What `proxies` of the contract answers from. */
export type ProxiesApiParts = {
  readonly store: Store;
  readonly proxies: Proxies;
  readonly checks: ProxyChecks;
  readonly schedule: Pick<CheckSchedule, 'wake'>;
  readonly imports: ReturnType<typeof proxyImportsApi>;
  readonly exports: Exports<ProxySelection>;
};

/** `proxies` of the contract. */
export function proxiesApi({ store, proxies, checks, schedule, imports, exports }: ProxiesApiParts) {
  const api = agentContract.proxies;
  return api.router({
    list: api.list.handler(({ input }) => answer(proxies.list(input))),
    get: api.get.handler(({ input }) => answer(proxies.get(input.id))),
    create: api.create.handler(({ input }) => answer(proxies.create(input))),
    update: api.update.handler(({ input: { id, ...change } }) => answer(proxies.update(id, change))),
    delete: api.delete.handler(({ input }) => answer(proxies.delete(input.id, input.evenIfUsed))),
    change: api.change.handler(async ({ input }) => {
      const changed = await doGently(changeMany(store, input.selection, input.change));
      schedule.wake();
      return { changed };
    }),
    remove: api.remove.handler(({ input }) => doGently(removeMany(store, input.selection))),
    dependents: api.dependents.handler(({ input }) => proxies.dependents(input.selection)),
    check: api.check.handler(async ({ input: { id } }) => {
      answer(proxies.get(id));
      answer(await checks.checkOne(id));
      return answer(proxies.get(id));
    }),
    checkMany: api.checkMany.handler(({ input }) => checks.checkMany(input.selection)),
    checks: api.checks.handler(({ input }) => answer(proxies.checks(input.id, input.limit))),
    checkSettings: api.checkSettings.handler(() => readCheckSettings(store)),
    setCheckSettings: api.setCheckSettings.handler(async ({ input }) => {
      const settings = await doGently(changeCheckSettings(store, input));
      schedule.wake();
      return settings;
    }),
    export: api.export.handler(async ({ input }) => answer(await exports.export(input))),
    imports,
  });
}

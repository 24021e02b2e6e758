import type { AgentInfo, Part } from '../../src-shared/domain/system.ts';
import { awaySummary } from '../away/away-summary.ts';
import type { Presence } from '../away/presence.ts';
import type { Backups } from '../backups/backups.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Limits } from '../limits/limits.ts';
import type { KillSwitches } from '../jobs/kill-switch.ts';
import type { SimulatedPhones } from '../simulation/simulated-phones.ts';
import type { Store } from '../store/store.ts';
import { answer } from './answer.ts';
import { checklist } from './checklist.ts';
import { readChecklistFacts } from './checklist-facts.ts';
import { agentContract } from './implementer.ts';
import { doGently } from '../steps.ts';
import type { Tasks } from '../tasks/tasks.ts';
import type { Vault } from '../vault/vault.ts';
import type { SavedViews } from '../views/saved-views.ts';

/** What `agent` of the contract answers from. */
export type AgentApiParts = {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly simulatedPhones: SimulatedPhones;
  readonly killSwitches: KillSwitches;
  readonly tasks: Tasks;
  readonly limits: Limits;
  readonly vault: Vault;
  readonly views: SavedViews;
  readonly backups: Backups;
  readonly presence: Presence;
  readonly inspectParts: () => Promise<Part[]>;
  readonly hasAdb: () => boolean;
  readonly about: Pick<AgentInfo, 'version' | 'mode' | 'startedAt' | 'dataDir'>;
};

/** `agent` of the contract. */
export function agentApi(parts: AgentApiParts) {
  const api = agentContract.agent;
  const info = (): AgentInfo => ({
    ...parts.about,
    simulatedPhones: parts.simulatedPhones.state,
    ownershipConfirmedAt: parts.accounts.ownershipConfirmedAt(),
    storage: parts.store.storage.state,
  });
  return api.router({
    away: {
      get: api.away.get.handler(async () => {
        const { absence } = parts.presence;
        return absence === null ? null : await doGently(awaySummary(parts.store, absence));
      }),
      seen: api.away.seen.handler(() => {
        parts.presence.seen();
        return { ok: true };
      }),
    },
    backups: {
      list: api.backups.list.handler(() => parts.backups.list()),
      create: api.backups.create.handler(() => parts.backups.create('asked')),
    },
    killSwitches: {
      list: api.killSwitches.list.handler(() => parts.killSwitches.list()),
      set: api.killSwitches.set.handler(({ input }) =>
        answer(parts.killSwitches.set(input.scope, input.on, input.reason)),
      ),
    },
    limits: {
      get: api.limits.get.handler(() => parts.limits.get()),
      set: api.limits.set.handler(({ input }) => answer(parts.limits.set(input))),
    },
    info: api.info.handler(info),
    checklist: api.checklist.handler(() => checklist(readChecklistFacts(parts.store, parts.hasAdb()))),
    parts: api.parts.handler(() => parts.inspectParts()),
    startSimulatedPhones: api.startSimulatedPhones.handler(async () => {
      answer(await parts.simulatedPhones.start());
      return info();
    }),
    stopSimulatedPhones: api.stopSimulatedPhones.handler(async () => {
      await parts.simulatedPhones.stop();
      return info();
    }),
    tasks: {
      list: api.tasks.list.handler(() => parts.tasks.list()),
      get: api.tasks.get.handler(({ input }) => answer(parts.tasks.get(input.id))),
      cancel: api.tasks.cancel.handler(async ({ input }) => answer(await parts.tasks.cancel(input.id))),
    },
    vault: {
      get: api.vault.get.handler(() => parts.vault.state()),
      rotate: api.vault.rotate.handler(() => parts.vault.rotate()),
    },
    views: {
      list: api.views.list.handler(({ input }) => parts.views.list(input.list)),
      create: api.views.create.handler(({ input }) => parts.views.save(input)),
      delete: api.views.delete.handler(({ input }) => answer(parts.views.delete(input.id))),
    },
  });
}

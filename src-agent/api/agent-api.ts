import type { AgentInfo, Part } from '../../src-shared/domain/system.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { SimulatedPhones } from '../simulation/simulated-phones.ts';
import type { Store } from '../store/store.ts';
import { answer } from './answer.ts';
import { checklist } from './checklist.ts';
import { readChecklistFacts } from './checklist-facts.ts';
import { agentContract } from './implementer.ts';

/** What `agent` of the contract answers from. */
export type AgentApiParts = {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly simulatedPhones: SimulatedPhones;
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
  });
  return api.router({
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
  });
}

import type { ContractRouterClient } from '@orpc/contract';
import { accounts } from './accounts.ts';
import { agent } from './agent.ts';
import { campaigns } from './campaigns.ts';
import { devices } from './devices.ts';
import { events } from './events.ts';
import { jobs } from './jobs.ts';
import { media } from './media.ts';
import { packs } from './packs.ts';
import { profiles } from './profiles.ts';
import { proxies } from './proxies.ts';
import { runs } from './runs.ts';
import { templates } from './templates.ts';

/** Everything the agent answers to, over a MessagePort, RPC or REST. One definition for all of them. */
export const contract = {
  accounts,
  agent,
  campaigns,
  devices,
  events,
  jobs,
  media,
  packs,
  profiles,
  proxies,
  runs,
  templates,
};

export type Contract = typeof contract;
export type AgentClient = ContractRouterClient<Contract>;

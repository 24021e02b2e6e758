import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { createContext, useContext } from 'react';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { withTimeLimit } from './time-limit.ts';

/** How the page reaches the agent. */
export type Mode = 'desktop' | 'browser';

/** What every screen works with: plain calls, the same calls as queries, and the live feed. */
export type Agent = {
  readonly mode: Mode;
  readonly client: AgentClient;
  readonly query: RouterUtils<AgentClient>;
  readonly feed: LiveFeed;
};

/** The contract's client on any link, each call limited in time. */
export function agentClient(link: ClientLink<ClientContext>): AgentClient {
  return createORPCClient<AgentClient>(withTimeLimit(link));
}

/** The same procedures as options for TanStack Query. */
export function agentQueries(client: AgentClient): RouterUtils<AgentClient> {
  return createTanstackQueryUtils(client);
}

const AgentContext = createContext<Agent | null>(null);

/** Hands the agent to the screens below it. */
export const AgentProvider = AgentContext.Provider;

/** The agent of this window. */
export function useAgent(): Agent {
  const agent = useContext(AgentContext);
  if (agent === null) throw new Error('useAgent needs an AgentProvider above it');
  return agent;
}

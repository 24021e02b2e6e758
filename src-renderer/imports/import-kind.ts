import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { ImportStatus } from '../../src-shared/domain/import.ts';
import type { Agent } from '../agent/agent-context.ts';
import type { Label } from '../parts/tone.ts';

/** What is imported, and how it is called: one, many. */
export type ImportKind = {
  readonly of: 'accounts' | 'proxies';
  readonly nouns: readonly [string, string];
  /** What a file may look like, in a sentence. */
  readonly teaching: string;
};

/** The calls of importing one kind of thing. */
export function importCalls(agent: Agent, { of }: ImportKind): AgentClient['accounts']['imports'] {
  return of === 'accounts' ? agent.client.accounts.imports : agent.client.proxies.imports;
}

/** The same calls as queries. */
export function importQueries(agent: Agent, { of }: ImportKind): Agent['query']['accounts']['imports'] {
  return of === 'accounts' ? agent.query.accounts.imports : agent.query.proxies.imports;
}

/** How an import stands, in words. */
export const importLabels: Readonly<Record<ImportStatus, Label>> = {
  reading: { text: 'Being read', tone: 'busy' },
  ready: { text: 'Waiting for you', tone: 'warn' },
  applying: { text: 'Being added', tone: 'busy' },
  applied: { text: 'Added', tone: 'ok' },
  cancelled: { text: 'Dropped', tone: 'idle' },
  undoing: { text: 'Being taken back', tone: 'busy' },
  undone: { text: 'Taken back', tone: 'idle' },
  failed: { text: 'Failed', tone: 'bad' },
};

import type { AgentStatus } from '../../../src-shared/processes/shell-wire.ts';
import { assertNever } from '../../../src-shared/assert-never.ts';
import type { AgentState } from '../agent/agent-state.ts';

/** What a line of the tray's menu does. */
export type TrayAction = 'open' | 'restart-agent' | 'quit';

/** One line of the tray's menu, as plain data. */
export type TrayLine =
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly text: string; readonly action: TrayAction };

/** All the tray knows. `status` is null until the agent has told it. */
export type TrayFacts = { readonly agent: AgentState; readonly status: AgentStatus | null };

const phonesListed = 12;

const phoneStates: Record<AgentStatus['phones'][number]['state'], string> = {
  ready: 'ready',
  degraded: 'needs attention',
  preparing: 'getting ready',
  unauthorized: 'waiting for permission on its screen',
  offline: 'not answering',
  absent: 'not connected',
};

const storageWords: Record<Exclude<AgentStatus['storage'], 'ok'>, string> = {
  full: 'The disk is full: nothing is published',
  read_only: 'The data folder may not be written: nothing is published',
  failing: 'The disk cannot be written: nothing is published',
  broken: 'The database is damaged: quit Switchyard and start it again',
};

/** How things stand, in one sentence: the menu's first line and the icon's tooltip. */
export function statusSentence({ agent, status }: TrayFacts): string {
  switch (agent.kind) {
    case 'starting':
      return 'Starting…';
    case 'waiting':
      return 'The agent stopped and is being started again';
    case 'given-up':
      return 'The agent could not be kept running';
    case 'stopping':
    case 'stopped':
      return 'Stopping…';
    case 'running':
      return status === null ? 'Starting…' : runningSentence(status);
    default:
      return assertNever(agent);
  }
}

function runningSentence(status: AgentStatus): string {
  if (status.storage !== 'ok') return storageWords[status.storage];
  const ready = status.phones.filter((phone) => phone.state === 'ready').length;
  const parts = [`${counted(ready, 'phone')} ready`];
  if (status.runsGoing > 0) parts.push(`${counted(status.runsGoing, 'run')} going`);
  if (status.jobsNeedingPerson > 0) parts.push(`${counted(status.jobsNeedingPerson, 'job')} waiting for you`);
  return parts.join(', ');
}

function counted(count: number, thing: string): string {
  return `${count === 0 ? 'No' : count} ${thing}${count === 1 ? '' : 's'}`;
}

/** The whole menu: the sentence, the connected phones, what can be done. */
export function trayMenu(facts: TrayFacts): TrayLine[] {
  const phones = (facts.agent.kind === 'running' ? (facts.status?.phones ?? []) : []).filter(
    (phone) => phone.state !== 'absent',
  );
  return [
    { kind: 'sentence', text: statusSentence(facts) },
    ...(phones.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...phones
      .slice(0, phonesListed)
      .map((phone): TrayLine => ({ kind: 'sentence', text: `${phone.name}: ${phoneStates[phone.state]}` })),
    ...(phones.length > phonesListed
      ? [{ kind: 'sentence', text: `and ${phones.length - phonesListed} more` } as const]
      : []),
    { kind: 'separator' },
    { kind: 'action', text: 'Open Switchyard', action: 'open' },
    ...(facts.agent.kind === 'given-up'
      ? [{ kind: 'action', text: 'Restart Agent', action: 'restart-agent' } as const]
      : []),
    { kind: 'separator' },
    { kind: 'action', text: 'Quit Switchyard', action: 'quit' },
  ];
}

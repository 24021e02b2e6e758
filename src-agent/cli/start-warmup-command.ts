import type { Command } from 'commander';
import type { Template } from '../../src-shared/domain/template.ts';
import { accountsNamed } from './accounts-named.ts';
import { connectToAgent, type RemoteAgent } from './agent-connection.ts';
import type { DataDirOptions } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { runTable } from './run-table.ts';
import { print, type Terminal } from './terminal.ts';

type StartOptions = DataDirOptions & { readonly account: string[]; readonly at?: string };

/** Makes `run start-warmup` of a command that has the common options. */
export function addStartWarmup(command: Command, terminal: Terminal): void {
  command
    .description('hold a warm-up session for each account; answers the run')
    .argument('<template>', 'the warm-up: its name or its number')
    .requiredOption('--account <handle...>', 'the accounts: handles, or "all"')
    .option('--at <time>', 'when, on each account’s own clock, as 2026-11-21T09:30; without it at once')
    .action(async (named: string, { dataDir, json, account, at }: StartOptions) => {
      const agent = connectToAgent(dataDir);
      const { id } = await warmupNamed(agent, named);
      const accountIds = await accountsNamed(agent, account);
      const run = await agent.templates.start({ id, accountIds, ...(at === undefined ? {} : { at }) });
      print(terminal, json, run, () => [
        ...runTable([run]),
        '',
        `Follow it with: switchyard run watch ${run.id}`,
      ]);
    });
}

async function warmupNamed(agent: RemoteAgent, named: string): Promise<Template> {
  const { items } = await agent.templates.list({ of: 'warmup', limit: 500 });
  const found = items.filter(({ id, name }) => String(id) === named || name === named);
  const [first] = found;
  if (first === undefined)
    throw new CommandFailure('NOT_FOUND', `There is no warm-up “${named}”. Make it under Templates.`);
  if (found.length > 1)
    throw new CommandFailure(
      'WRONG_USE',
      `“${named}” names ${found.length} warm-ups: ${found.map(({ id }) => id).join(', ')}. Give the number.`,
      2,
    );
  return first;
}

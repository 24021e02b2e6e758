import type { Command } from 'commander';
import type { Task } from '../../src-shared/domain/task.ts';
import type { VaultProtection, VaultState } from '../../src-shared/domain/vault.ts';
import { connectToAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, withDataDir } from './common-options.ts';
import { print } from './terminal.ts';
import { watchTask } from './watch-task.ts';

/** `vault show|rotate`: how secrets are kept, over the running agent's API. */
export function addVaultCommands(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const group = program.command('vault').description('how passwords and cookies are kept');
  const command = (name: string) => withDataDir(group.command(name), context.dataDir);

  command('show')
    .description('show where the key is, and whether every secret can be read')
    .action(async ({ dataDir, json }: DataDirOptions) => {
      const state = await connectToAgent(dataDir).agent.vault.get({});
      print(terminal, json, state, () => vaultLines(state));
    });
  command('rotate')
    .description('make a new key and encrypt every secret again with it')
    .action(async ({ dataDir, json }: DataDirOptions) => {
      const agent = connectToAgent(dataDir);
      const started = await agent.agent.vault.rotate();
      const ended = await watchTask(agent, started, context.stop, (task) => {
        if (!json) terminal.err(progressLine(task));
      });
      print(terminal, json, ended, () => [ended.message ?? ended.title]);
      if (ended.status !== 'done') context.setExitCode(1);
    });
}

const protections: Readonly<Record<VaultProtection, string>> = {
  keychain: 'by the keychain',
  key_file: 'by a key file only',
  this_run: 'until Switchyard ends',
};

/** The state of the vault, as lines for a person. */
function vaultLines(state: VaultState): string[] {
  const { protection, keeper, secrets, unreadable, rotatedAt, advice, signInAgain } = state;
  return [
    `Protected   ${protections[protection]}`,
    `Key         ${keeper}`,
    `Secrets     ${secrets}${unreadable === 0 ? '' : `, ${unreadable} of them unreadable`}`,
    `Key changed ${rotatedAt === null ? 'never' : `${rotatedAt.replace('T', ' ').slice(0, 19)} (UTC)`}`,
    ...(advice === undefined ? [] : ['', advice]),
    ...(signInAgain === undefined
      ? []
      : ['', 'Not readable:', ...signInAgain.map(({ kind, name }) => `  ${kind} ${name}`)]),
  ];
}

function progressLine({ title, done, total }: Task): string {
  return `${title}: ${done}${total === null ? '' : ` of ${total}`}`;
}

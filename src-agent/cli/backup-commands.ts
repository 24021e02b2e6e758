import type { Command } from 'commander';
import type { Backup } from '../../src-shared/domain/away.ts';
import { connectToAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, withDataDir } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { print } from './terminal.ts';

type RestoreOptions = DataDirOptions & { readonly from?: string; readonly yes: boolean };

/** `backup` over the running agent's API, and `restore` where none may run. */
export function addBackupCommands(program: Command, context: CommandContext): void {
  const { terminal } = context;
  withDataDir(program.command('backup'), context.dataDir)
    .description('copy the database of the running agent into its folder “backups”')
    .option('--list', 'list the copies', false)
    .action(async ({ dataDir, json, list }: DataDirOptions & { readonly list: boolean }) => {
      const { backups } = connectToAgent(dataDir).agent;
      if (list) {
        const all = await backups.list({});
        print(terminal, json, all, () => all.map(backupLine));
      } else {
        const made = await backups.create();
        print(terminal, json, made, () => [`Copied: ${backupLine(made)}`]);
      }
    });
  withDataDir(program.command('restore'), context.dataDir)
    .description('put a copy in the place of the database; the present one is kept beside it')
    .option('--from <name>', 'the copy (default: the newest)')
    .option('--yes', 'do not ask', false)
    .action((options: RestoreOptions) => restore(options, context));
}

async function restore(options: RestoreOptions, { terminal, ask }: CommandContext): Promise<void> {
  const { dataDir, from = null, yes, json } = options;
  const { restoreBackup } = await import('../backups/restore.ts');
  if (!yes) {
    const answer = await ask?.(
      `Put ${from ?? 'the newest copy'} in the place of the database in ${dataDir}? What was done since the copy is not known afterwards. [y/N] `,
    );
    if (answer?.trim().toLowerCase() !== 'y')
      throw new CommandFailure('NOT_CONFIRMED', 'Nothing was changed. Say --yes, or answer y.');
  }
  const restored = await restoreBackup(dataDir, from, Date.now());
  if (!restored.ok) {
    const { refusal } = restored;
    throw new CommandFailure(
      refusal.code,
      refusal.code === 'NOT_FOUND' ? `There is no such copy in ${dataDir}/backups.` : refusal.message,
    );
  }
  const { backup, movedTo } = restored.value;
  print(terminal, json, restored.value, () => [
    `Restored: ${backupLine(backup)}`,
    ...(movedTo === null ? [] : [`What was there before is now ${movedTo}.`]),
    'Publishing is stopped until you allow it: posts that were due since the copy ask you first.',
  ]);
}

function backupLine({ name, bytes, at }: Backup): string {
  return `${at.slice(0, 16).replace('T', ' ')} (UTC)  ${(bytes / 1e6).toFixed(1)} MB  ${name}`;
}

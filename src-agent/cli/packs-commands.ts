import type { Command } from 'commander';
import type { CommandContext } from './command-line.ts';
import { addPacksTestCommand } from './packs-test-command.ts';

/** `packs …`: the selector packs, which tell Switchyard what the screens of the apps look like. */
export function addPacksCommands(program: Command, context: CommandContext): void {
  const group = program.command('packs').description('what Switchyard knows of the screens of the apps');
  addPacksTestCommand(group, context);
}

import { Command } from 'commander';
import type { Found } from '../parts/part-facts.ts';
import type { ProcessHost } from '../processes/process-host.ts';
import { addAgentCommand, type OpenRootKey, type StartAgent } from './agent-command.ts';
import { addCampaignCommands } from './campaign-commands.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addExportCommand } from './export-command.ts';
import { tell } from './failure.ts';
import { addImportCommand } from './import-command.ts';
import { addPacksCommands } from './packs-commands.ts';
import { addRunCommands } from './run-commands.ts';
import { addSimulateCommand } from './simulate-command.ts';
import type { Terminal } from './terminal.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addVaultCommands } from './vault-commands.ts';

/** What the commands get from whoever runs them. */
export type CommandContext = {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Where data is kept unless the command says otherwise. */
  readonly dataDir: string;
  readonly adbPort: number;
  /** Folder of the selector packs that came with Switchyard. */
  readonly packsDir: string;
  readonly startAgent: StartAgent;
  readonly openRootKey: OpenRootKey;
  /** Whether the system's keychain can be used. */
  readonly findKeychain: () => Promise<Found>;
  readonly processHost: () => ProcessHost;
  /** Asks the person at the terminal; null where nobody is. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Aborted when the person wants the command to end. */
  readonly stop: AbortSignal;
  /** For a command that did its work and whose answer is "no". */
  readonly setExitCode: (code: 1) => void;
};

/** Runs one command line (without program names) and answers its exit code: 0 ok, 1 failed, 2 wrong use. */
export async function runCommandLine(
  args: readonly string[],
  surroundings: Omit<CommandContext, 'setExitCode'>,
): Promise<number> {
  let exitCode = 0;
  const context = { ...surroundings, setExitCode: (code: 1) => void (exitCode = code) };
  try {
    await commands(context).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    const { terminal } = context;
    const told = tell(error);
    if (told.lines.length > 0) {
      if (args.includes('--json'))
        terminal.err(JSON.stringify({ error: { code: told.code, message: told.lines.join('\n') } }));
      else for (const line of told.lines) terminal.err(line);
    }
    return told.exitCode;
  }
}

function commands(context: CommandContext): Command {
  const { terminal } = context;
  const program = new Command('switchyard')
    .description('Publishes for brand accounts through the phones on your desk.')
    .version(context.version)
    // Commands made from this one inherit both: nothing inside may end the process or write past the terminal.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(add --help for the options)');
  addAgentCommand(program, context);
  addCampaignCommands(program, context);
  addRunCommands(program, context);
  addImportCommand(program, context);
  addExportCommand(program, context);
  addVaultCommands(program, context);
  addBackupCommands(program, context);
  addPacksCommands(program, context);
  addSimulateCommand(program, context);
  addDoctorCommand(program, context);
  return program;
}

import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { connectToAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, withDataDir } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { print } from './terminal.ts';

type ExportOptions = DataDirOptions & {
  readonly format: 'csv' | 'json';
  readonly out?: string;
  readonly withSecrets: boolean;
  readonly yes: boolean;
};

/** `export accounts|proxies`, over the running agent's API. */
export function addExportCommand(program: Command, context: CommandContext): void {
  const group = program.command('export').description('write accounts or proxies to a file');
  for (const kind of ['accounts', 'proxies'] as const)
    withDataDir(group.command(kind), context.dataDir)
      .description('with exactly the columns that import reads')
      .addOption(new Option('--format <format>', 'how it is written').choices(['csv', 'json']).default('csv'))
      .option('--out <file>', 'where to; otherwise it is printed')
      .option('--with-secrets', 'with passwords that anybody can read; needs --yes', false)
      .option('--yes', 'you are sure', false)
      .action((options: ExportOptions) => runExport(context, kind, options));
}

async function runExport(
  { terminal }: CommandContext,
  kind: 'accounts' | 'proxies',
  options: ExportOptions,
): Promise<void> {
  const { format, out, withSecrets } = options;
  if (withSecrets && !options.yes)
    throw new CommandFailure(
      'UNCONFIRMED',
      'The file would hold passwords that anybody can read. Say --yes as well if you want that.',
      2,
    );
  const agent = connectToAgent(options.dataDir);
  const asked = { selection: { filter: {} }, format, withSecrets, confirmed: options.yes };
  const file = kind === 'accounts' ? await agent.accounts.export(asked) : await agent.proxies.export(asked);
  if (out === undefined) return terminal.out((await file.text()).trimEnd());
  // Only its owner may read it: it may hold passwords.
  await writeFile(out, new Uint8Array(await file.arrayBuffer()), { mode: 0o600 });
  print(terminal, options.json, { file: out, bytes: file.size, withSecrets }, () => [`Written to ${out}.`]);
}

import { Argument, type Command, Option } from 'commander';
import { platform } from '../../src-shared/domain/platform.ts';
import { connectToAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, withDataDir } from './common-options.ts';
import { addPacksTestCommand } from './packs-test-command.ts';
import { packLines } from './packs-words.ts';
import { readInput } from './read-input.ts';
import { print } from './terminal.ts';

type RollbackOptions = DataDirOptions & { readonly to: 'before' | 'shipped' };

/** `packs …`: the selector packs, which tell Switchyard what the screens of the apps look like. */
export function addPacksCommands(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const group = program.command('packs').description('what Switchyard knows of the screens of the apps');
  addPacksTestCommand(group, context);

  withDataDir(group.command('list'), context.dataDir)
    .description('the packs in use')
    .action(async ({ dataDir, json }: DataDirOptions) => {
      const apps = await connectToAgent(dataDir).packs.list();
      print(terminal, json, apps, () => packLines(apps.flatMap(({ packs }) => packs)));
    });

  withDataDir(group.command('install'), context.dataDir)
    .description('install a bundle of packs; they are used at once')
    .argument('<file>', 'the bundle')
    .action(async (path: string, { dataDir, json }: DataDirOptions) => {
      const bundle = await readInput(path, 'application/json');
      const answer = await connectToAgent(dataDir).packs.install({ file: bundle });
      print(terminal, json, answer, () => [`${answer.bundle} is installed.`, ...packLines(answer.installed)]);
    });

  withDataDir(group.command('rollback'), context.dataDir)
    .description('use the pack before an installed one again')
    .addArgument(new Argument('<platform>', 'whose app').choices(platform.options))
    .argument('<versions>', 'the range, such as 400-420')
    .argument('<locale>', 'the language, such as en')
    .addOption(
      new Option('--to <which>', 'the one in use before, or the one that was shipped with Switchyard')
        .choices(['before', 'shipped'])
        .default('before'),
    )
    .action(async (app: string, versions: string, locale: string, options: RollbackOptions) => {
      const [from = '', before = ''] = versions.split(/[-–]/);
      const packs = await connectToAgent(options.dataDir).packs.rollback({
        platform: platform.parse(app),
        locale,
        versions: { from, before },
        to: options.to,
      });
      print(terminal, options.json, packs, () => packLines(packs));
    });
}

import { writeFile } from 'node:fs/promises';
import { ORPCError } from '@orpc/client';
import type { Command } from 'commander';
import { z } from 'zod';
import type { ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import { platform as platformSchema } from '../../src-shared/domain/platform.ts';
import { problemsAsCsv } from '../../src-shared/import-problems-csv.ts';
import { connectToAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, withDataDir } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { columnOf, importSummary, problemLines } from './import-words.ts';
import { readInput } from './read-input.ts';
import { print } from './terminal.ts';

type ImportOptions = DataDirOptions & {
  readonly map: string[];
  readonly platform?: string;
  readonly own: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly problems?: string;
};

type Imports = ReturnType<typeof connectToAgent>['accounts']['imports'];

/** Problems that are told at the terminal; all of them are written with --problems. */
const toldProblems = 20;

/** How often the agent is asked how far it is, in milliseconds. */
const askEvery = 150;

/** `import accounts|proxies FILE`, over the running agent's API. */
export function addImportCommand(program: Command, context: CommandContext): void {
  const group = program.command('import').description('add many accounts or proxies from a file');
  for (const kind of ['accounts', 'proxies'] as const) {
    const command = withDataDir(group.command(kind), context.dataDir)
      .description(
        kind === 'accounts' ? 'from a CSV or JSON file' : 'from a CSV or JSON file, or one proxy a line',
      )
      .argument('<file>', 'the file')
      .option('--map <column=field>', 'what a column fills, by heading or number; repeatable', collect, [])
      .option('--dry-run', 'show what would be added, and add nothing', false)
      .option('--yes', 'add without asking', false)
      .option('--problems <file>', 'write everything wrong with the rows to this CSV file');
    if (kind === 'accounts')
      command
        .option('--platform <platform>', `for rows that say none: ${platformSchema.options.join(', ')}`)
        .option('--own', 'you own these accounts or are authorised to manage them', false);
    command.action((file: string, options: ImportOptions) => runImport(context, kind, file, options));
  }
}

async function runImport(
  context: CommandContext,
  kind: 'accounts' | 'proxies',
  path: string,
  options: ImportOptions,
): Promise<void> {
  const { terminal } = context;
  const imports = connectToAgent(options.dataDir)[kind].imports;
  const file = await readInput(path);
  const platform = platformSchema.optional().safeParse(options.platform);
  if (!platform.success)
    throw new CommandFailure('WRONG_USE', `The platform is one of ${platformSchema.options.join(', ')}.`, 2);
  const defaultPlatform = platform.data === undefined ? {} : { defaultPlatform: platform.data };
  const { id } = await imports.create({ file, ...defaultPlatform });
  let applied = false;
  try {
    let state = await settled(context, imports, id);
    if (options.map.length > 0) {
      await imports.choose({
        id,
        mapping: Object.fromEntries(options.map.map((text) => columnOf(text, state.columns))),
      });
      state = await settled(context, imports, id);
    }
    const first = await imports.problems({ id, limit: toldProblems });
    if (options.problems !== undefined)
      await writeFile(options.problems, problemsAsCsv(await allProblems(imports, id)), { mode: 0o600 });
    if (!options.json)
      for (const line of [...importSummary(state), ...problemLines(first.items, first.total)])
        terminal.err(line);
    if (
      !options.dryRun &&
      state.counts.good > 0 &&
      (options.yes || (await confirmed(context, options.json)))
    ) {
      await imports.apply({ id, ownershipConfirmed: options.own }).catch(sayHowToConfirm);
      applied = true;
      state = await settled(context, imports, id);
    }
    const problems = options.json ? (await imports.problems({ id, limit: toldProblems })).items : [];
    print(terminal, options.json, { ...state, problems }, () => [outcomeOf(state, options.dryRun)]);
    const added = options.dryRun ? state.counts.good : state.counts.added;
    if (added === 0) context.setExitCode(1);
  } finally {
    if (!applied) await imports.cancel({ id }).catch(() => undefined);
    else if (context.stop.aborted) await imports.cancel({ id }).catch(() => undefined);
  }
}

/** The first accounts ever need the confirmation, which is an option here. */
function sayHowToConfirm(error: unknown): never {
  const reason = z.object({ reason: z.string() }).safeParse(error instanceof ORPCError ? error.data : null);
  if (reason.data?.reason !== 'ownership_unconfirmed') throw error;
  throw new CommandFailure(
    'CONFLICT',
    'Nothing was added. Say --own to confirm that you own these accounts or are authorised to manage them.',
  );
}

/** Waits until the agent has done what it is at; tells how far it is. */
async function settled(
  { terminal, stop }: CommandContext,
  imports: Imports,
  id: number,
): Promise<ImportState> {
  let told = -1;
  for (;;) {
    const state = await imports.get({ id });
    if (state.status === 'failed')
      throw new CommandFailure('IMPORT_FAILED', state.problem ?? 'The import failed.');
    if (state.status !== 'reading' && state.status !== 'applying') return state;
    if (stop.aborted) throw new CommandFailure('STOPPED', 'The import was stopped; nothing was added.');
    const percent = Math.floor((state.progress ?? 0) * 10) * 10;
    if (percent > told) terminal.err(`${state.status === 'reading' ? 'Reading' : 'Adding'} … ${percent} %`);
    told = Math.max(told, percent);
    await new Promise((resolve) => setTimeout(resolve, askEvery));
  }
}

async function confirmed(context: CommandContext, json: boolean): Promise<boolean> {
  if (json || context.ask === null)
    throw new CommandFailure(
      'UNCONFIRMED',
      'Nothing was added. Say --yes to add the good rows, or --dry-run to only look.',
      2,
    );
  return /^y(es)?$/i.test((await context.ask('Apply? [y/N] ')).trim());
}

async function allProblems(imports: Imports, id: number): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  let cursor: string | undefined;
  do {
    const page = await imports.problems({ id, limit: 1000, ...(cursor === undefined ? {} : { cursor }) });
    problems.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return problems;
}

function outcomeOf({ status, counts, kind }: ImportState, dryRun: boolean): string {
  if (status === 'applied') return `${counts.added} ${kind} were added.`;
  if (counts.good === 0) return 'No row can be added.';
  return dryRun ? `${counts.good} ${kind} would be added.` : 'Nothing was added.';
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

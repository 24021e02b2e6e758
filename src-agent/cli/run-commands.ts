import { accountName } from '../../src-shared/account-name.ts';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Job } from '../../src-shared/domain/job.ts';
import { shownJob } from '../runs/report-words.ts';
import { connectToAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, parseId, withDataDir } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { runTable, totalOf } from './run-table.ts';
import { addStartWarmup } from './start-warmup-command.ts';
import { print, table } from './terminal.ts';
import { watchRun } from './watch-run.ts';

/** `run list|show|start-warmup|watch|pause|resume|stop|report`: what was started, over the running agent's API. */
export function addRunCommands(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const group = program.command('run').description('see and stop what was started');
  const command = (name: string) => withDataDir(group.command(name), context.dataDir);

  command('list')
    .description('list runs, newest first')
    .action(async ({ dataDir, json }: DataDirOptions) => {
      const page = await connectToAgent(dataDir).runs.list({});
      print(terminal, json, page, () => runTable(page.items));
    });
  command('show')
    .description('show one run and its jobs')
    .argument('<id>', 'the run', parseId)
    .action(async (id: number, { dataDir, json }: DataDirOptions) => {
      const agent = connectToAgent(dataDir);
      const [run, jobs] = [await agent.runs.get({ id }), await agent.jobs.list({ runId: id, limit: 500 })];
      print(terminal, json, { ...run, jobs: jobs.items }, () => [
        ...runTable([run]),
        '',
        ...jobTable(jobs.items),
      ]);
    });
  addStartWarmup(command('start-warmup'), terminal);
  command('watch')
    .description('follow a run until it ends; exit 1 unless every job was published')
    .argument('<id>', 'the run', parseId)
    .action(async (id: number, { dataDir, json }: DataDirOptions) => {
      const run = await watchRun(connectToAgent(dataDir), id, context.stop, (event) =>
        print(terminal, json, event, () => [`${event.at.slice(11, 19)}  ${event.message}`]),
      );
      if (!json) runTable([run]).forEach((line) => terminal.out(line));
      if (run.status !== 'completed' || run.counts.completed !== totalOf(run)) context.setExitCode(1);
    });
  for (const [name, description] of [
    ['pause', 'start nothing new; jobs in hand finish'],
    ['resume', 'go on'],
    ['stop', 'stop for good'],
  ] as const)
    command(name)
      .description(description)
      .argument('<id>', 'the run', parseId)
      .action(async (id: number, { dataDir, json }: DataDirOptions) => {
        const run = await connectToAgent(dataDir).runs[name]({ id });
        print(terminal, json, run, () => runTable([run]));
      });
  command('report')
    .description('write the run with its pictures as one HTML file')
    .argument('<id>', 'the run', parseId)
    .requiredOption('--out <file>', 'where to write it')
    .action(async (id: number, { dataDir, json, out }: DataDirOptions & { out: string }) => {
      const report = await connectToAgent(dataDir).runs.report({ id });
      await writeReport(out, Buffer.from(await report.arrayBuffer()));
      print(terminal, json, { file: out }, () => [`Written to ${out}.`]);
    });
}

async function writeReport(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CommandFailure(
      'FILE_UNWRITABLE',
      `${path} cannot be written${why}. Name another place with --out.`,
    );
  }
}

function jobTable(jobs: readonly Job[]): string[] {
  const rows = jobs.map((job) => [
    String(job.id),
    accountName(job.accountHandle),
    job.deviceName ?? '',
    shownJob(job.status).words,
    job.problem === null ? (job.currentStep ?? '') : `${job.problem.message} ${job.problem.nextAction}`,
  ]);
  return table(['Job', 'Account', 'Phone', 'State', 'Now'], rows);
}

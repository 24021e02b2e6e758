import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { expectations } from '../automation/dumps/expectations.ts';
import { dumpJudge } from '../automation/dumps/judge-dump.ts';
import { type JudgedFile, judgeFolder, totalsOf } from '../automation/dumps/judge-folder.ts';
import { checkPack, checkTogether } from '../automation/pack/check-pack.ts';
import { joinSystem } from '../automation/pack/join-system.ts';
import { type PackFolder, readPackFolder } from '../automation/pack/load-packs.ts';
import type { Fixture } from '../automation/pack/pack-format.ts';
import { packsOf } from '../automation/pack/packs.ts';
import type { CommandContext } from './command-line.ts';
import { withJson } from './common-options.ts';
import { dumpAnswer, dumpLines, totalsLine } from './packs-words.ts';
import { print } from './terminal.ts';

type TestOptions = {
  readonly json: boolean;
  readonly packs: string;
  readonly dumps?: string;
  readonly expect?: string;
  readonly appVersion?: string;
};

/** `packs test`: without a folder of screens the packs themselves are checked, with one they are tried on it. */
export function addPacksTestCommand(group: Command, context: CommandContext): void {
  withJson(group.command('test'))
    .description('check the selector packs, or try them on a folder of stored screens')
    .option('--packs <directory>', 'the packs', context.packsDir)
    .option('--dumps <directory>', 'try the packs on every *.xml below this folder')
    .option(
      '--expect <file>',
      'what is to be seen on them, as JSON: besides what the packs expect themselves',
    )
    .option(
      '--app-version <version>',
      'as if the app had this version; else the pack that fits best is taken',
    )
    .action(async (options: TestOptions) => {
      const folder = await readPackFolder(options.packs);
      if (options.dumps === undefined) testPacks(context, folder, options.json);
      else await tryOn(context, folder, options.dumps, options);
    });
}

function testPacks(context: CommandContext, { files, system }: PackFolder, json: boolean): void {
  const faults = [
    ...files.flatMap(({ path, content }) => checkPack(path, content)),
    ...checkTogether(files, system),
  ];
  const answer = { ok: faults.length === 0, packs: files.map(({ path }) => path), faults };
  print(context.terminal, json, answer, () => [
    ...faults.map(({ pack, message }) => `${pack}: ${message}`),
    faults.length === 0
      ? `All ${files.length} packs are fit for use.`
      : `${faults.length} things to mend in ${files.length} packs.`,
  ]);
  if (faults.length > 0) context.setExitCode(1);
}

async function tryOn(
  context: CommandContext,
  { files, system }: PackFolder,
  dumps: string,
  options: TestOptions,
): Promise<void> {
  const { terminal } = context;
  const packs = packsOf(files.map(({ content }) => joinSystem(content, system)));
  const forced = options.appVersion === undefined ? null : { platform: null, appVersion: options.appVersion };
  const expected: Fixture[] = files.flatMap(({ content }) => content.fixtures);
  if (options.expect !== undefined)
    expected.push(...expectations.parse(JSON.parse(await readFile(options.expect, 'utf8'))));
  const judged: JudgedFile[] = [];
  for await (const file of judgeFolder(dumps, dumpJudge(packs, forced), expected)) {
    judged.push(file);
    if (options.json) terminal.out(JSON.stringify(dumpAnswer(file)));
  }
  const totals = totalsOf(judged);
  if (options.json) terminal.err(totalsLine(totals));
  else for (const line of [...dumpLines(judged), '', totalsLine(totals)]) terminal.out(line);
  const { crashes, wrongTaps, otherwiseThanExpected } = totals;
  if (crashes + (wrongTaps ?? 0) + (otherwiseThanExpected ?? 0) > 0) context.setExitCode(1);
}

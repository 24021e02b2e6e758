import { getuid } from 'node:process';
import { homedir } from 'node:os';
import type { Command } from 'commander';
import type { Part } from '../../src-shared/domain/system.ts';
import { inspectParts } from '../parts/inspect-parts.ts';
import { isComplete } from '../parts/judge-parts.ts';
import { type DataDirOptions, parsePort, withDataDir } from './common-options.ts';
import type { CommandContext } from './command-line.ts';
import { print, table } from './terminal.ts';

const signs: Readonly<Record<Part['state'], string>> = { ok: '✓', missing: '✗', optional: '–' };

/** `doctor`: every part, whether it is there, why it matters and how to get it; exit 1 when a needed one is missing. */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  withDataDir(program.command('doctor'), context.dataDir)
    .description('show which parts are there, and how to get those that are missing')
    .option('--adb-port <port>', 'port of the adb server', parsePort, context.adbPort)
    .action(async (options: DataDirOptions & { adbPort: number }) => {
      const parts = await inspectParts({
        dataDir: options.dataDir,
        adbPort: options.adbPort,
        platform: process.platform,
        isRoot: getuid?.() === 0,
        home: homedir(),
        variables: context.env,
        keychain: context.findKeychain,
      });
      const complete = isComplete(parts);
      print(context.terminal, options.json, { ok: complete, parts }, () => doctorLines(parts));
      if (!complete) context.setExitCode(1);
    });
}

/** The table, then one line a part that can be got, then the sum. */
export function doctorLines(parts: readonly Part[]): string[] {
  const rows = parts.map(({ name, state, version, why }) => [`${signs[state]} ${name}`, version ?? '', why]);
  const advice = parts.flatMap(({ name, how }) => (how === null ? [] : [`${name}: ${how}`]));
  const missing = parts.filter(({ state }) => state === 'missing').map(({ name }) => name);
  return [
    ...table(['Part', 'Found', 'Why'], rows),
    '',
    ...advice,
    missing.length === 0
      ? 'Everything that is needed is there.'
      : `Missing: ${missing.join(', ')}. The line above tells how to get it.`,
  ];
}

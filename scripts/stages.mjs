import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packagedNode, projectRoot, run } from './runtime.mjs';

const bin = (name) => join('node_modules', ...name.split('/'));

/** What `check` and `test` are made of: programs that run on the packaged Node and count as one test each. */
export const checkStages = [
  { name: 'format', args: [bin('oxfmt/bin/oxfmt'), '--check'] },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'unit', vitest: 'unit' },
];

/** What `test` runs after that. A stage whose `file` is absent is skipped, or failed in CI. */
export const longStages = [
  { name: 'build screens', args: [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'] },
  {
    name: 'build app',
    args: [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--config', 'vite.main.config.ts'],
  },
  { name: 'integration', vitest: 'integration' },
  { name: 'end to end', vitest: 'e2e' },
  {
    name: 'crash',
    file: 'tests/crash/main.ts',
    args: [join('tests', 'crash', 'main.ts'), '--kills', '25', '--seed', '1'],
  },
  {
    name: 'crash on phones',
    file: 'tests/crash/main.ts',
    args: [join('tests', 'crash', 'main.ts'), '--kills', '1', '--seed', '1', '--on', 'phones'],
  },
];

/** Runs one stage in the foreground and counts: `{ name, passed, failed, skipped, seconds }`. */
export async function runStage(stage) {
  const started = Date.now();
  console.log(`\n── ${stage.name} ${'─'.repeat(Math.max(2, 70 - stage.name.length))}`);
  const counts = await outcome(stage);
  return { name: stage.name, ...counts, seconds: (Date.now() - started) / 1000 };
}

async function outcome(stage) {
  if (stage.file !== undefined && !existsSync(join(projectRoot, stage.file))) {
    console.log(`${stage.file} is not there.`);
    return process.env.CI === 'true'
      ? { passed: 0, failed: 1, skipped: 0 }
      : { passed: 0, failed: 0, skipped: 1 };
  }
  if (stage.vitest !== undefined) return runVitest(stage.vitest);
  const code = await run(packagedNode, stage.args);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function runVitest(project) {
  const report = join(projectRoot, 'artifacts', 'test-results', `${project}.json`);
  mkdirSync(join(report, '..'), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(packagedNode, [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return vitestCounts(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, code);
}

/**
 * Counts of a vitest run by its JSON report (null when it wrote none) and exit code. A file that could not be
 * loaded and an error outside every test count as one failed test: nothing that went wrong may end as `0 failed`.
 */
export function vitestCounts(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The sum of all stages as the last line of `npm test`. */
export function lastLine(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** One line a stage: what it was, how it went, how long it took. */
export function table(results) {
  return results.map(({ name, passed, failed, skipped, seconds }) => {
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(16)} ${counts.padEnd(36)} ${seconds.toFixed(1).padStart(7)} s`;
  });
}

/** Runs all stages, also after one failed, prints the table and answers the results. */
export async function runStages(stages) {
  const results = [];
  for (const stage of stages) results.push(await runStage(stage));
  console.log(`\n${table(results).join('\n')}\n`);
  return results;
}

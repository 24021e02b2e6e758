import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const runtime = new URL('../../../scripts/runtime.mjs', import.meta.url);
const { packagedNode } = (await import(runtime.href)) as { packagedNode: string };

test('the Node that comes with the packages is 24 or newer', () => {
  const version = execFileSync(packagedNode, ['--version'], { encoding: 'utf8' });
  expect(Number(/^v(\d+)/.exec(version)?.[1])).toBeGreaterThanOrEqual(24);
});

/** A script that insists on the runtime and says what it runs on; `before` runs first. */
function scriptThat(body: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'script.mjs');
  writeFileSync(path, `import { onRuntime, run } from ${JSON.stringify(runtime.href)};\n${body}`);
  return path;
}

const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  return (
    existsSync(path) &&
    Number(/^v(\d+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[1]) < 24
  );
});

test.skipIf(oldNode === undefined)(
  'a script started on an older Node runs again on the packaged one, with its arguments and exit code',
  async () => {
    const path = scriptThat(
      'await onRuntime(import.meta.url);\nconsole.log(process.versions.node, ...process.argv.slice(2));\nprocess.exitCode = 7;',
    );
    const child = spawn(oldNode ?? '', [path, 'one', '--two'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    expect(output).toMatch(/^(2[4-9]|[3-9]\d)\.[\d.]+ one --two\n$/);
    expect(code).toBe(7);
  },
);

test('a signal reaches the program that was started, and its exit code comes back', async () => {
  const inner = scriptThat(
    "process.on('SIGTERM', () => process.exit(9));\nconsole.log('ready');\nsetInterval(() => {}, 1000);",
  );
  const outer = scriptThat(`process.exitCode = await run(process.execPath, [${JSON.stringify(inner)}]);`);
  const child = spawn(packagedNode, [outer], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(9);
});

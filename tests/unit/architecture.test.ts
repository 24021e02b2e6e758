import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFile, checkShellSize } from '../support/architecture-rules.ts';
import { readImports } from '../support/read-imports.ts';

const root = new URL('../..', import.meta.url).pathname;
const files = globSync('src-*/**/*.{ts,tsx}', { cwd: root }).toSorted();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function judge(path: string, source: string): string[] {
  return checkFile(path, source, () => true).map(({ at, rule }) => `${at} ${rule}`);
}

describe('the project', () => {
  test('keeps its rooms apart', () => {
    const violations = files.flatMap((path) =>
      checkFile(path, read(path), (target) => existsSync(join(root, target))),
    );
    expect(violations.map(({ at, rule }) => `${at} ${rule}`)).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  test('has a shell of at most 300 lines', () => {
    const lines = files
      .filter((path) => path.startsWith('src-main/shell/'))
      .reduce((sum, path) => sum + read(path).trimEnd().split('\n').length, 0);
    expect(checkShellSize(lines)).toEqual([]);
    expect(checkShellSize(301)).toHaveLength(1);
  });
});

describe('reading imports', () => {
  test('sees every form, with its line and kind', () => {
    const source = [
      "import type { A } from 'a';",
      "import { type B } from 'b';",
      "import 'c';",
      "export * from './d.ts';",
      "export type { E } from './e.ts';",
      "const f = await import('f');",
      "type G = import('g').G;",
      "const h = require('h');",
      "const i = new URL('./i.ts', import.meta.url);",
      "// import 'comment';",
      'const text = "import \'text\'";',
    ].join('\n');
    expect(
      readImports('src-agent/x.ts', source).map((edge) => `${edge.line} ${edge.kind} ${edge.specifier}`),
    ).toEqual([
      '1 type a',
      '2 value b',
      '3 value c',
      '4 value ./d.ts',
      '5 type ./e.ts',
      '6 value f',
      '7 type g',
      '8 value h',
      '9 location ./i.ts',
    ]);
  });

  test('refuses a file it cannot read instead of finding nothing in it', () => {
    expect(() => readImports('src-agent/x.ts', 'import {')).toThrow('src-agent/x.ts');
  });
});

describe('the rules', () => {
  test.each([
    ['src-shared/a.ts', "import { b } from '../src-agent/b.ts';", 'src-shared does not import src-agent'],
    ['src-shared/a.ts', "import { join } from 'node:path';", 'no Node module'],
    [
      'src-agent/jobs/a.ts',
      "import { b } from '../../src-simulator/phone/b.ts';",
      'does not import src-simulator',
    ],
    [
      'src-agent/jobs/a.ts',
      "import type { B } from '../../src-simulator/b.ts';",
      'does not import src-simulator',
    ],
    [
      'src-agent/a.ts',
      "new URL('../src-simulator/phone/main.ts', import.meta.url);",
      'does not import src-simulator',
    ],
    ['src-agent/a.ts', "const x = await import('../src-main/core/x.ts');", 'does not import src-main/core'],
    ['src-agent/a.ts', "import Database from 'better-sqlite3';", 'only src-agent/store/'],
    ['src-agent/a.ts', "import type Database from 'better-sqlite3';", 'only src-agent/store/'],
    ['src-agent/a.ts', "import { useState } from 'react';", 'only src-renderer/'],
    ['src-agent/a.ts', "import type { App } from 'electron';", 'only src-main/shell/'],
    ['src-agent/a.ts', "import fs from 'fs';", 'with node:'],
    ['src-agent/a.ts', "import { x } from '../tests/support/x.ts';", 'outside the rooms'],
    ['src-main/core/a.ts', "import { app } from 'electron';", 'only src-main/shell/'],
    ['src-main/core/a.ts', "import { b } from '../shell/b.ts';", 'does not import src-main/shell'],
    ['src-main/core/a.ts', "import type { B } from '../../src-agent/b.ts';", 'does not import src-agent'],
    ['src-simulator/a.ts', "import { b } from '../src-agent/b.ts';", 'does not import src-agent'],
    [
      'src-renderer/a.tsx',
      "import { run } from '../src-shared/domain/run.ts';",
      'only types from the contract',
    ],
    [
      'src-renderer/a.tsx',
      "export * from '../src-shared/contract/contract.ts';",
      'only types from the contract',
    ],
    ['src-renderer/a.tsx', "import { join } from 'node:path';", 'no Node module'],
    ['src-agent/helpers.ts', '', 'named for its one idea'],
    ['src-agent/phone-utils.ts', '', 'named for its one idea'],
    ['src-agent/jobs/index.ts', '', 'named for its one idea'],
    ['src-agent/jobQueue.ts', '', 'named for its one idea'],
    ['src-agent/long.ts', '\n'.repeat(250) + 'x();', 'at most 250 lines'],
    ['src-other/a.ts', "import 'zod';", 'one of the rooms'],
  ])('refuse in %s: %s', (path, source, rule) => {
    const found = judge(path, source);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(rule);
    expect(found[0]).toMatch(new RegExp(`^${path}:\\d+ `));
  });

  test('refuse a relative import that leads nowhere', () => {
    expect(checkFile('src-agent/a.ts', "import './gone.ts';", () => false)).toHaveLength(1);
  });

  test.each([
    ['src-agent/a.ts', "import { b } from '../src-shared/domain/b.ts';"],
    ['src-agent/store/a.ts', "import Database from 'better-sqlite3';"],
    ['src-agent/cli/a.ts', "import { b } from '../../src-simulator/phone/b.ts';"],
    ['src-agent/cli.ts', "new URL('../src-simulator/phone/main.ts', import.meta.url);"],
    ['src-main/core/ports.ts', "import type { Tray } from 'electron';"],
    ['src-main/shell/main.ts', "import { app } from 'electron/main';\nimport { b } from '../core/b.ts';"],
    ['src-renderer/a.tsx', "import type { Run } from '../src-shared/domain/run.ts';\nimport 'react';"],
    ['src-agent/devices/helper-apps.ts', ''],
    ['src-renderer/a.tsx', "import { captionIssues } from '../src-shared/platform-rules.ts';"],
  ])('allow in %s: %s', (path, source) => {
    expect(judge(path, source)).toEqual([]);
  });
});

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = new URL('../..', import.meta.url).pathname;
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = manifest.parse(JSON.parse(read('package.json')));

/** What npm runs without being told how. */
const ofNpm = ['start', 'test', 'ci'];

/** Rooms, folders and files a text names; `<…>` stands for any name. */
function namedPaths(text: string): string[] {
  const inCode = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const inMap = [...text.matchAll(/^([a-z-]+(?:\/[a-z-]+)*\/) {2,}/gm)].map(([, path = '']) => path);
  const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
  const looksLikeAPath = /^(src-|tests\/|scripts\/|resources\/|artifacts\/)[\w./<> -]*$/;
  return [...inCode.filter((code) => looksLikeAPath.test(code)), ...inMap, ...linked];
}

/** What is made by running something is not there in a fresh clone. */
const made = /^(artifacts|dist|release)\//;

/** A folder has to hold something: an empty one is in nobody's clone. */
function isThere(path: string): boolean {
  const pattern = path.replaceAll(/<[^>]*>/g, '*').replace(/\/$/, '');
  return globSync([pattern, `${pattern}/**`], { cwd: root, withFileTypes: true }).some((found) =>
    found.isFile(),
  );
}

describe.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (file) => {
  const text = read(file);

  test('names only paths that exist', () => {
    const paths = namedPaths(text).filter((path) => !made.test(path));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  test('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name) && !ofNpm.includes(name))).toEqual([]);
  });

  test('names only commands that the command line has', () => {
    const known = globSync('src-agent/cli/*.ts', { cwd: root })
      .flatMap((path) => [...read(path).matchAll(/\.command\('([a-z]+)/g)])
      .map(([, name = '']) => name);
    const named = [...text.matchAll(/npx switchyard ([a-z]+)/g)].map(([, name = '']) => name);
    expect(known).toEqual(expect.arrayContaining(['agent', 'doctor', 'run']));
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('the map of CONTRIBUTING.md is read', () => {
  const paths = namedPaths(read('CONTRIBUTING.md'));
  expect(paths).toEqual(expect.arrayContaining(['src-shared/', 'src-agent/cli.ts', 'tests/e2e']));
  expect(namedPaths('`src-agent/nowhere.ts`').filter((path) => !isThere(path))).toHaveLength(1);
});

test('every script of package.json runs files that exist', () => {
  const files = Object.values(scripts).flatMap((line) => line.match(/(?:scripts|tests)\/[\w/.-]+/g) ?? []);
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

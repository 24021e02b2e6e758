import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type ImportEdge, readImports } from './read-imports.ts';

/** The rooms of the project; a file belongs to the first whose folder it lies in. */
const rooms = [
  'src-shared',
  'src-agent',
  'src-main/core',
  'src-main/shell',
  'src-renderer',
  'src-cloud',
  'src-simulator',
] as const;
type Room = (typeof rooms)[number];

/** Which rooms a room may import besides itself and src-shared. */
const neighbours: Readonly<Record<Room, readonly Room[]>> = {
  'src-shared': [],
  'src-agent': [],
  'src-main/core': [],
  'src-main/shell': ['src-main/core'],
  'src-renderer': [],
  'src-cloud': [],
  'src-simulator': [],
};

/** Packages that only one place may use, and how others may (`type`: types only). */
const keepers: readonly {
  readonly packages: RegExp;
  readonly place: string;
  readonly typesIn: string | null;
}[] = [
  { packages: /^electron(\/|$)/, place: 'src-main/shell/', typesIn: 'src-main/' },
  { packages: /^better-sqlite3$/, place: 'src-agent/store/', typesIn: null },
  {
    packages: /^(react|react-dom|@mantine\/.*|@tanstack\/.*|@tabler\/.*)(\/|$)/,
    place: 'src-renderer/',
    typesIn: null,
  },
];

const forbiddenNames = /^index\.|(^|-)(utils?|helpers?|manager|misc|common)\.tsx?$/;

/** A broken rule, as one line a person can click. */
export type Violation = { readonly at: string; readonly rule: string };

/** Checks one file: its name, its length and each of its imports. `exists` tells about paths in the project. */
export function checkFile(path: string, source: string, exists: (path: string) => boolean): Violation[] {
  const found: Violation[] = [];
  const name = posix.basename(path);
  const lines = source.trimEnd().split('\n').length;
  if (forbiddenNames.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?$/.test(name))
    found.push({ at: `${path}:1`, rule: 'a file is named for its one idea, in kebab-case' });
  if (lines > 250) found.push({ at: `${path}:${lines}`, rule: `a file has at most 250 lines (${lines})` });
  for (const edge of readImports(path, source)) {
    const rule = judge(path, edge, exists);
    if (rule !== null) found.push({ at: `${path}:${edge.line}`, rule: `${rule} (${edge.specifier})` });
  }
  return found;
}

/** The shell has no logic, so it stays small: lines of all its files together. */
export function checkShellSize(lines: number): Violation[] {
  return lines <= 300
    ? []
    : [{ at: 'src-main/shell:1', rule: `the shell has at most 300 lines in total (${lines})` }];
}

function judge(path: string, edge: ImportEdge, exists: (path: string) => boolean): string | null {
  const from = roomOf(path);
  if (from === null) return 'source files lie in one of the rooms';
  if (!edge.specifier.startsWith('.')) return judgePackage(path, from, edge);
  const target = posix.normalize(posix.join(posix.dirname(path), edge.specifier.replace(/\?.*$/, '')));
  if (edge.kind !== 'location' && !exists(target))
    return 'a relative import names an existing file with its suffix';
  const to = roomOf(target);
  if (to === null)
    return edge.kind === 'location' || isData(target) ? null : 'nothing outside the rooms is imported';
  if (to === 'src-shared') return judgeShared(from, target, edge);
  if (to === from || neighbours[from].includes(to)) return null;
  if (isCommandLine(path) && to === 'src-simulator') return null;
  return `${from} does not import ${to}`;
}

function judgeShared(from: Room, target: string, edge: ImportEdge): string | null {
  const schemas = target.startsWith('src-shared/contract/') || target.startsWith('src-shared/domain/');
  // zod in the page would cost 60 kB and a second check of what the agent has already parsed.
  if (from === 'src-renderer' && schemas && edge.kind !== 'type')
    return 'src-renderer imports only types from the contract and the domain';
  return null;
}

function judgePackage(path: string, from: Room, edge: ImportEdge): string | null {
  if (isBuiltin(edge.specifier)) {
    if (from === 'src-shared' || from === 'src-renderer')
      return `${from} runs anywhere, so it uses no Node module`;
    return edge.specifier.startsWith('node:') ? null : 'Node’s own modules are imported with node:';
  }
  for (const { packages, place, typesIn } of keepers) {
    if (!packages.test(edge.specifier) || path.startsWith(place)) continue;
    if (typesIn !== null && edge.kind === 'type' && path.startsWith(typesIn)) continue;
    return `only ${place} imports ${edge.specifier.split('/')[0]}`;
  }
  return null;
}

function roomOf(path: string): Room | null {
  return rooms.find((room) => path.startsWith(`${room}/`)) ?? null;
}

/** The command line starts the simulator for a person, so it is the one part of the agent that may know it. */
function isCommandLine(path: string): boolean {
  return path === 'src-agent/cli.ts' || path.startsWith('src-agent/cli/');
}

function isData(path: string): boolean {
  return path === 'package.json' || path.startsWith('resources/');
}

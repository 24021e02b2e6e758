import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { ImportChoices, ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import { find, page } from './fake-answers.ts';
import type { FakeWorld } from './fake-world.ts';

const fields = [
  { name: 'handle', title: 'Handle', required: true, secret: false },
  { name: 'displayName', title: 'Display name', required: false, secret: false },
  { name: 'email', title: 'E-mail', required: false, secret: false },
  { name: 'password', title: 'Password', required: false, secret: true },
];

/** Imports of accounts of the fake agent: files of `handle,name` lines; a test moves `reading` and `applying` on. */
export function fakeImports(world: FakeWorld) {
  const os = implement(contract).accounts.imports;
  const rowsOf = new Map<number, string[][]>();
  const problemsOf = new Map<number, ImportProblem[]>();
  const told = (state: ImportState, change: Partial<ImportState>) => {
    Object.assign(state, change);
    world.tell({ type: 'import.updated', message: `The import is ${state.status}`, data: { id: state.id } });
    return state;
  };
  const look = (state: ImportState, choices: ImportChoices) => {
    for (const column of state.columns) {
      const field = choices.mapping?.[column.index];
      if (field !== undefined) column.field = field;
    }
    const handleColumn = state.columns.find(({ field }) => field === 'handle')?.index;
    const taken = new Set(world.accounts.map(({ handle }) => handle));
    const problems = (rowsOf.get(state.id) ?? []).flatMap((cells, at): ImportProblem[] => {
      const handle = handleColumn === undefined ? '' : (cells[handleColumn] ?? '');
      const about = { row: at + 2, field: 'handle' };
      if (taken.has(handle))
        return [{ ...about, kind: 'duplicate', message: `@${handle} is there already.` }];
      return /^[a-z0-9._]+$/.test(handle)
        ? []
        : [{ ...about, kind: 'error', message: `“${handle}” is no handle.` }];
    });
    problemsOf.set(state.id, problems);
    const rows = rowsOf.get(state.id)?.length ?? 0;
    const errors = problems.filter(({ kind }) => kind === 'error').length;
    const duplicates = problems.length - errors;
    return told(state, {
      status: 'ready',
      progress: null,
      defaultPlatform: choices.defaultPlatform ?? state.defaultPlatform,
      preview: good(state)
        .slice(0, 20)
        .map((handle, at) => ({ row: at + 2, values: { handle, platform: 'instagram' } })),
      counts: { rows, good: rows - problems.length, errors, duplicates, warnings: 0, added: 0 },
    });
  };
  const good = (state: ImportState): string[] => {
    const bad = new Set((problemsOf.get(state.id) ?? []).map(({ row }) => row));
    const at = state.columns.find(({ field }) => field === 'handle')?.index ?? 0;
    return (rowsOf.get(state.id) ?? []).flatMap((cells, row) => (bad.has(row + 2) ? [] : (cells[at] ?? [])));
  };
  return {
    list: os.list.handler(({ input }) => world.imports.slice(0, input.limit)),
    create: os.create.handler(async ({ input }) => {
      const lines = (await input.file.text()).trim().split('\n');
      const [heads = [], ...rows] = lines.map((line) => line.split(','));
      const state: ImportState = {
        id: world.imports.length + 1,
        kind: 'accounts',
        fileName: input.file.name,
        status: 'reading',
        format: { kind: 'csv', encoding: 'UTF-8', delimiter: ',' },
        fields,
        columns: [],
        defaultPlatform: 'instagram',
        preview: [],
        counts: { rows: 0, good: 0, errors: 0, duplicates: 0, warnings: 0, added: 0 },
        progress: 0,
        problem: null,
        canUndo: false,
        createdAt: world.now(),
        finishedAt: null,
      };
      rowsOf.set(state.id, rows);
      world.imports.unshift(state);
      world.readImport = () => {
        state.columns = heads.map((name, index) => ({
          index,
          name,
          samples: rows.slice(0, 3).map((cells) => cells[index] ?? ''),
          field: fields.find((field) => field.name === name)?.name ?? null,
        }));
        look(state, {});
      };
      world.applyImport = () => {
        const handles = good(state);
        const importId = state.id;
        for (const handle of handles)
          world.importedBy.set(world.addAccount(handle, handle, null).id, importId);
        const counts = { ...state.counts, added: handles.length };
        told(state, { status: 'applied', progress: null, counts, canUndo: true, finishedAt: world.now() });
      };
      return told(state, {});
    }),
    get: os.get.handler(({ input, errors }) => find(world.imports, input.id, errors.NOT_FOUND)),
    choose: os.choose.handler(({ input, errors }) =>
      look(find(world.imports, input.id, errors.NOT_FOUND), input),
    ),
    problems: os.problems.handler(({ input }) =>
      page(
        (problemsOf.get(input.id) ?? []).filter(({ kind }) => kind === (input.kind ?? kind)),
        input,
      ),
    ),
    apply: os.apply.handler(({ input, errors }) => {
      if (input.ownershipConfirmed) world.ownershipConfirmedAt = world.now();
      return told(find(world.imports, input.id, errors.NOT_FOUND), { status: 'applying', progress: 0.4 });
    }),
    cancel: os.cancel.handler(({ input, errors }) =>
      told(find(world.imports, input.id, errors.NOT_FOUND), { status: 'cancelled', progress: null }),
    ),
    undo: os.undo.handler(({ input, errors }) => {
      const left = world.accounts.filter(({ id }) => world.importedBy.get(id) !== input.id);
      world.accounts.splice(0, world.accounts.length, ...left);
      world.tell({ type: 'account.imported', message: 'An import was taken back' });
      return told(find(world.imports, input.id, errors.NOT_FOUND), { status: 'undone', canUndo: false });
    }),
  };
}

import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Task } from '../../../src-shared/domain/task.ts';
import { parseSource } from '../../automation/source/parse-source.ts';
import type { ScreenTree } from '../../automation/source/screen-tree.ts';
import { conflict, done, notFound, type Outcome } from '../../outcome.ts';
import { plainSql } from '../../store/plain-sql.ts';
import type { Row } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import type { Progress, Tasks } from '../../tasks/tasks.ts';
import type { KeptScreens, ScreenFile } from '../kept-screens.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { namesOn, namingNodes, redactSource } from './redact-source.ts';

/** What redacting needs. */
export type RedactionParts = {
  readonly store: Store;
  readonly screens: KeptScreens;
  readonly tasks: Tasks;
};

/** Takes names out of what is kept of a run's steps, for good. */
export class RunRedaction {
  readonly #parts: RedactionParts;

  constructor(parts: RedactionParts) {
    this.#parts = parts;
  }

  /** Starts it as a task, step by step; one that was cut off is begun again and ends the same. */
  start(runId: number): Outcome<Task> {
    const { store, tasks } = this.#parts;
    const run = store.get(store.query.selectFrom('run').select('finished_at').where('id', '=', runId));
    if (run === undefined) return notFound('run', runId);
    if (run.finished_at === null)
      return conflict('running', 'This run is still going on. Take the names out when it has ended.');
    return done(
      tasks.start({ kind: 'run_redaction', title: `Names are taken out of run ${runId}` }, (progress) =>
        this.#redact(runId, progress),
      ),
    );
  }

  async #redact(runId: number, { signal, tell }: Progress): Promise<string> {
    const { store, screens } = this.#parts;
    const steps = screens.steps(runId);
    const names = await namesOfRun(store, screens, runId, steps);
    for (const [index, step] of steps.entries()) {
      if (signal.aborted)
        return `Names were taken out of ${index} of ${steps.length} steps. Start it again for the others.`;
      tell(index, steps.length);
      await this.#redactStep(step, names);
    }
    for (const attemptId of new Set(steps.map((step) => step.attempt_id))) {
      const path = screens.phoneLog(runId, attemptId);
      const log = await readFile(path, 'utf8').catch(() => null);
      if (log !== null) await replaceFile(path, names.replace(log));
    }
    store.write((tx) =>
      tx.append({
        type: 'run.updated',
        message: `Names were taken out of the pictures of run ${runId}`,
        runId,
      }),
    );
    return `Names were taken out of ${steps.length} steps.`;
  }

  /** Pictures first: where names stand on them is read from the screens, whose made-up names are known again. */
  async #redactStep(step: Row<'step'>, names: Pseudonyms): Promise<void> {
    const { store, screens } = this.#parts;
    // Loaded here, because drawing needs a native library that starting the agent does not.
    const { redactPicture } = await import('./redact-picture.ts');
    for (const moment of ['before', 'after'] as const) {
      const path = screens.path(step.run_id, step.id, moment);
      const picture = await readFile(path).catch(() => null);
      if (picture === null) continue;
      const tree = await treeOf(screens, step.run_id, screens.file(step, moment));
      const places = tree === null ? [] : namingNodes(tree, names).map(({ bounds }) => bounds);
      await replaceFile(path, await redactPicture(picture, places, isReadable(tree) ? tree : null));
    }
    for (const what of ['source', 'basis'] as const) {
      const source = await screens.read(step.run_id, { stepId: step.id, what });
      if (source !== null)
        await replaceFile(screens.path(step.run_id, step.id, what), redactSource(source, names));
    }
    const words = (json: string | null) =>
      json === null ? null : JSON.stringify(withoutNames(JSON.parse(json), names));
    store.write((tx) =>
      tx.run(
        plainSql(redacted, [
          names.replace(step.title),
          words(step.problem_json),
          words(step.target_json),
          store.now(),
          step.id,
        ]),
      ),
    );
  }
}

/** The workspace's own accounts and whoever is named on the kept screens. */
export async function namesOfRun(
  store: Store,
  screens: KeptScreens,
  runId: number,
  steps: readonly Row<'step'>[],
): Promise<Pseudonyms> {
  const names = new Pseudonyms();
  for (const { handle, display_name: name } of store.all(
    plainSql<{ handle: string; display_name: string }>('SELECT handle, display_name FROM account'),
  )) {
    names.learn(handle, 'account');
    names.learn(name, 'name');
  }
  for (const step of steps)
    for (const what of ['source', 'basis'] as const) {
      const tree = await treeOf(screens, runId, { stepId: step.id, what });
      if (tree !== null) for (const name of namesOn(tree)) names.learn(name, 'name');
    }
  return names;
}

async function treeOf(
  screens: KeptScreens,
  runId: number,
  file: ScreenFile | null,
): Promise<ScreenTree | null> {
  const source = file === null ? null : await screens.read(runId, file);
  return source === null ? null : parseSource(source);
}

/** Of a screen without any text nobody knows what its picture shows. */
function isReadable(tree: ScreenTree | null): tree is ScreenTree {
  return tree !== null && tree.nodes.some(({ text, description }) => text !== null || description !== null);
}

/** In one go, so that a picture is never half of one. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.new`, content, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function withoutNames(value: unknown, names: Pseudonyms): unknown {
  if (typeof value === 'string') return names.replace(value);
  if (Array.isArray(value)) return value.map((each) => withoutNames(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutNames(each, names)]));
}

const redacted = 'UPDATE step SET title = ?, problem_json = ?, target_json = ?, redacted_at = ? WHERE id = ?';

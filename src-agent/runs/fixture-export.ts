import type { Fixture } from '../automation/pack/pack-format.ts';
import type { Packs } from '../automation/pack/packs.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import { zipFile, type ZipEntry } from '../exports/zip-file.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import { expectationOf, fixtureOf } from './fixture.ts';
import type { KeptScreens } from './kept-screens.ts';
import { namesOfRun } from './redaction/run-redaction.ts';
import { redactSource } from './redaction/redact-source.ts';
import type { Replays } from './replays.ts';

/** Screens in one archive, at most. */
const mostScreens = 1000;

/** What making test data needs; `packs` reads today's. */
export type FixtureParts = {
  readonly store: Store;
  readonly screens: KeptScreens;
  readonly replays: Replays;
  readonly packs: () => Promise<Packs>;
};

/** Makes test data for packs of the kept screens of a run: without names, each with what is found on it today. */
export class FixtureExport {
  readonly #parts: FixtureParts;

  constructor(parts: FixtureParts) {
    this.#parts = parts;
  }

  /** Of one step, of one job, or of the whole run. What is kept itself is not changed. */
  async file(
    runId: number,
    of: { readonly stepId?: number | undefined; readonly jobId?: number | undefined },
  ): Promise<Outcome<File>> {
    const { store, screens, replays } = this.#parts;
    if (store.get(plainSql('SELECT 1 FROM run WHERE id = ?', [runId])) === undefined)
      return notFound('run', runId);
    const steps = screens
      .steps(runId, of.jobId)
      .filter(({ id }) => of.stepId === undefined || id === of.stepId)
      .slice(0, mostScreens);
    const names = await namesOfRun(store, screens, runId, steps);
    const packs = await this.#parts.packs();
    const fixtures: Fixture[] = [];
    const entries: ZipEntry[] = [];
    for (const step of steps) {
      const pack = replays.packFor(step, packs);
      if (pack === null) continue;
      for (const what of ['basis', 'source'] as const) {
        const source = await screens.read(runId, { stepId: step.id, what });
        if (source === null) continue;
        const moment = what === 'source' ? 'after' : 'before';
        const name = `run-${runId}-${String(step.id).padStart(6, '0')}-${step.name.replaceAll(/[^\w-]/g, '_')}-${moment}`;
        const redacted = redactSource(source, names);
        const expected = expectationOf(`${name}.xml`, redacted, pack);
        fixtures.push(fixtureOf(expected));
        entries.push(
          { name: `${name}.xml`, content: redacted },
          { name: `${name}.json`, content: `${JSON.stringify(expected, null, 2)}\n` },
        );
      }
    }
    if (entries.length === 0)
      return conflict('nothing_kept', 'No screens of it are kept, so there is nothing to make test data of.');
    entries.push({ name: 'expect.json', content: `${JSON.stringify(fixtures, null, 2)}\n` });
    const which =
      of.stepId === undefined ? (of.jobId === undefined ? '' : `-job-${of.jobId}`) : `-step-${of.stepId}`;
    return done(
      new File([zipFile(entries)], `switchyard-run-${runId}${which}-screens.zip`, {
        type: 'application/zip',
      }),
    );
  }
}

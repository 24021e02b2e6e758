import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFolder } from '../../../../src-agent/runs/step-files.ts';
import { plainSql } from '../../../../src-agent/store/plain-sql.ts';
import { KeptRun, pressed, screen } from '../../../support/kept-run.ts';

const day = 24 * 60 * 60_000;
const picture = new Uint8Array(1000);

test('a screen that did not change between two steps is kept once, a changed one by the step that saw it', async () => {
  await using kept = await KeptRun.open();
  const step = kept.attempt(kept.jobIds[0] ?? 0);
  const [home, profile] = [screen('home'), screen('profile')];
  step('Open the app', { source: home, after: picture });
  const second = step('Open the profile', { basis: home, source: profile, target: pressed('tab', 'home') });
  const third = step('Open the menu', { basis: `${profile}<!-- later -->`, source: screen('menu') });
  expect(readdirSync(runFolder(kept.bench.folder, kept.runId)).toSorted()).toEqual([
    '1-after.png',
    '1-source.xml',
    `${second}-source.xml`,
    `${third}-basis.xml`,
    `${third}-source.xml`,
  ]);
  const [first, opened] = kept.steps();
  expect(first).toMatchObject({ hasAfter: true, hasSource: true, target: null, prunedAt: null });
  expect(opened).toMatchObject({
    hasAfter: false,
    hasSource: true,
    target: { element: 'tab', screen: 'home' },
  });
  expect(kept.keeper.state().keptSteps).toBe(3);
});

test('the sweep deletes the files of what is past its days and says so in the steps; a run that goes on keeps all', async () => {
  await using kept = await KeptRun.open(3);
  const [done = 0, failed = 0, going = 0] = kept.jobIds;
  for (const jobId of kept.jobIds) kept.attempt(jobId)('Share', { after: picture, source: screen('home') });
  kept.keeper.setPolicy({ failedDays: 60, doneDays: 20, gigabytes: 1 });
  kept.end(done, 'completed', 'alone');
  kept.end(failed, 'failed', 'alone');
  kept.clock.at += 30 * day;
  expect(await kept.keeper.sweep()).toBe(0);
  kept.end(going, 'completed');
  expect(await kept.keeper.sweep()).toBe(1);
  const prunedAt = new Date(kept.clock.at).toISOString();
  expect(kept.steps().map((step) => [step.jobId, step.hasAfter, step.hasSource, step.prunedAt])).toEqual([
    [done, false, false, prunedAt],
    [failed, true, true, null],
    [going, true, true, null],
  ]);
  expect(readdirSync(runFolder(kept.bench.folder, kept.runId))).not.toContain('1-after.png');
  expect(kept.keeper.state()).toMatchObject({ keptSteps: 2, sweptAt: prunedAt });
  expect(kept.keeper.isDue(day)).toBe(false);
  kept.clock.at += day;
  expect(kept.keeper.isDue(day)).toBe(true);
});

test('steps of earlier versions are measured first, and those whose files are gone say so', async () => {
  await using kept = await KeptRun.open();
  const [jobId = 0] = kept.jobIds;
  const step = kept.attempt(jobId);
  const [there, gone] = [step('One', { after: picture }), step('Two', { after: picture })];
  const { store, folder } = kept.bench;
  writeFileSync(join(runFolder(folder, kept.runId), `${there}-source.xml`), screen('home'));
  writeFileSync(join(runFolder(folder, kept.runId), `${gone}-after.png`), '');
  store.write((tx) => tx.run(plainSql('UPDATE step SET bytes = 0, has_source = 0')));
  await kept.keeper.sweep();
  expect(kept.steps().map(({ hasSource, prunedAt }) => [hasSource, prunedAt !== null])).toEqual([
    [true, false],
    [false, true],
  ]);
});

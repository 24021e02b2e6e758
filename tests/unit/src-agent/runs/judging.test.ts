import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { compareStep } from '../../../../src-agent/runs/replay-step.ts';
import { runFolder } from '../../../../src-agent/runs/step-files.ts';
import type { SeenScreen, StepPack } from '../../../../src-shared/domain/replay.ts';
import { KeptRun, node, pressed, screen } from '../../../support/kept-run.ts';

const pack: StepPack = { appPackage: 'com.instagram.android', from: '400', before: '420', locale: 'en' };
const value = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value =>
  outcome.ok ? outcome.value : expect.fail(JSON.stringify(outcome.refusal));

/** A list of accounts with `row` as the handle in it, under a title. */
const switcher = (row: string) =>
  screen(
    node(
      'bottom_sheet_container',
      '',
      '[0,1200][1080,2400]',
      '',
      node('row_user_textview', row, '[0,1300][1080,1450]'),
    ),
  );

describe('the verdict on a step', () => {
  const seen = (name: string | null): SeenScreen => ({
    kind: name === null ? 'unknown' : 'screen',
    name,
    sentence: 'No screen of the pack fits.',
  });
  const place = (left: number) => ({ left, top: 0, right: left + 10, bottom: 10 });
  test.each([
    ['same', 'home', place(1), 'home', place(1)],
    ['same', null, undefined, null, undefined],
    ['moved', 'home', place(1), 'home', place(2)],
    ['worse', 'home', place(1), 'home', null],
    ['worse', 'home', undefined, null, undefined],
    ['better', null, undefined, 'home', undefined],
    ['other', 'home', undefined, 'own_profile', undefined],
  ] as const)('%s: %s then, %s now', (verdict, screenThen, then, screenNow, now) => {
    const judged = { screen: screenNow, bounds: now, seen: seen(screenNow) };
    expect(compareStep({ screen: screenThen, bounds: then }, judged).verdict).toBe(verdict);
  });
});

test('a kept screen is shown as elements with what covers them, and each selector says what it came to', async () => {
  await using kept = await KeptRun.open();
  const step = kept.attempt(kept.jobIds[0] ?? 0);
  const tab = node('profile_tab', '', '[864,2200][1080,2400]');
  const over = node('cover', '', '[800,2100][1080,2400]', 'drawing-order="9"');
  const id = step('Open the profile', {
    basis: screen(tab),
    source: screen(tab, over),
    target: pressed('profile_tab', 'home'),
    pack,
  });
  const before = value(await kept.judging.replays.tree(kept.runId, id, 'before'));
  expect(before).toMatchObject({ width: 1080, height: 2400, leftOff: 0, moment: 'before' });
  expect(before.nodes[1]).toMatchObject({
    parent: 0,
    resourceId: expect.stringContaining('profile_tab'),
    covered: false,
  });
  expect(before.selectors[0]).toMatchObject({ kind: 'id', score: 1, node: 1 });
  expect(before.selectors.slice(1).every(({ node: found, score }) => found === null && score === 0)).toBe(
    true,
  );
  expect(before.seen?.kind).toBe('unknown');
  const after = value(await kept.judging.replays.tree(kept.runId, id, 'after'));
  expect(after.nodes[1]?.covered).toBe(true);
  expect(after.selectors).toEqual([]);
  const gone = await kept.judging.replays.tree(kept.runId, id + 1, 'after');
  expect(gone).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
});

test('today’s pack judges each step anew: what it lost, where an element went, what is not kept', async () => {
  await using kept = await KeptRun.open();
  const step = kept.attempt(kept.jobIds[0] ?? 0);
  const tab = node('profile_tab', '', '[864,2200][1080,2400]');
  step('Was known', { source: screen(tab), screen: 'home', pack });
  step('Moved', { basis: screen(tab), source: screen(tab), target: pressed('profile_tab', 'home'), pack });
  step('Lost', { basis: screen(), source: screen(), target: pressed('profile_tab', 'home'), pack });
  step('Nothing kept', { pack });
  const { steps, packs, leftOff } = value(await kept.judging.replays.replay(kept.runId));
  expect(steps.map(({ verdict }) => verdict)).toEqual(['worse', 'moved', 'worse', 'none']);
  expect(steps[1]).toMatchObject({
    boundsNow: { left: 864 },
    whyNow: expect.stringContaining('found by id'),
  });
  expect([packs.length, leftOff]).toEqual([1, 0]);
});

test('a run that ended is redacted for good: trees, pictures and the words of its steps', async () => {
  await using kept = await KeptRun.open();
  const [jobId = 0] = kept.jobIds;
  const step = kept.attempt(jobId);
  const canvas = createCanvas(540, 1200);
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, 540, 1200);
  const after = canvas.toBuffer('image/png');
  const id = step('Switch to @alder.0', {
    basis: switcher('alder.0'),
    source: switcher('ines.b'),
    target: pressed('account_row', 'account_switcher', { handle: 'alder.0' }),
    after,
  });
  const blind = step('Look', { after });
  expect(kept.judging.redaction.start(kept.runId)).toMatchObject({ refusal: { reason: 'running' } });
  kept.end(jobId, 'completed');
  const task = value(kept.judging.redaction.start(kept.runId));
  await expect.poll(() => value(kept.tasks.get(task.id)).status).toBe('done');
  const file = (name: string) => readFileSync(join(runFolder(kept.bench.folder, kept.runId), name));
  expect(file(`${id}-source.xml`).toString()).not.toContain('ines.b');
  expect(file(`${id}-basis.xml`).toString()).toContain('text="account_1"');
  const dark = async (name: string, x: number, y: number) => {
    const image = await loadImage(file(name));
    const copy = createCanvas(image.width, image.height).getContext('2d');
    copy.drawImage(image, 0, 0);
    return (copy.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
  };
  expect([await dark(`${id}-after.png`, 270, 690), await dark(`${id}-after.png`, 270, 300)]).toEqual([
    true,
    false,
  ]);
  expect(await dark(`${blind}-after.png`, 5, 5)).toBe(true);
  const [first] = kept.steps();
  expect(first).toMatchObject({
    title: 'Switch to @account_1',
    target: { parameters: { handle: 'account_1' } },
  });
  expect(first?.redactedAt).not.toBeNull();
});

test('a run becomes test data: screens without names and what is expected of a pack on each', async () => {
  await using kept = await KeptRun.open();
  const step = kept.attempt(kept.jobIds[0] ?? 0);
  const id = step('Look', { source: switcher('ines.b'), pack });
  const zip = value(await kept.judging.fixtures.file(kept.runId, { stepId: id }));
  const bytes = Buffer.from(await zip.arrayBuffer());
  expect(zip.name).toBe(`switchyard-run-${kept.runId}-step-${id}-screens.zip`);
  expect(bytes.subarray(0, 4).toString()).toBe('PK\u0003\u0004');
  expect(bytes.readUInt16LE(bytes.length - 12)).toBe(3);
  const none = await kept.judging.fixtures.file(kept.runId, { stepId: id + 1 });
  expect(none).toMatchObject({ refusal: { reason: 'nothing_kept' } });
});

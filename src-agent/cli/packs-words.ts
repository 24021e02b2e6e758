import type { FolderTotals, JudgedFile } from '../automation/dumps/judge-folder.ts';
import type { PackInUse } from '../../src-shared/domain/pack.ts';
import { table } from './terminal.ts';

/** One stored screen as the command answers it in JSON. */
export function dumpAnswer({ judged, against }: JudgedFile): object {
  const { file, screen, app, locale, elements, decision, candidates, crash, ...more } = judged;
  return {
    file,
    screen,
    app,
    locale,
    elements: Object.fromEntries(
      Object.entries(elements).map(([name, { bounds, by, score }]) => [name, { bounds, by, score }]),
    ),
    decision,
    ...more,
    ...(candidates.length > 0 ? { candidates } : {}),
    ...(against ? { wrongTaps: against.wrongTaps, otherwise: against.other } : {}),
    ...(crash === null ? {} : { crash }),
  };
}

/** The stored screens as a table, and below it what is not as expected. */
export function dumpLines(files: readonly JudgedFile[]): string[] {
  const rows = files.map(({ judged, against }) => [
    judged.file,
    judged.crash === null ? [judged.decision, judged.screen].filter(Boolean).join(' ') : 'crash',
    judged.app,
    judged.locale ?? '–',
    judged.pack ?? '–',
    judged.matched ?? '–',
    Object.keys(judged.elements).join(', ') || '–',
    against === null ? '–' : against.wrongTaps.length + against.other.length === 0 ? 'as expected' : 'no',
  ]);
  const head = ['File', 'Decision', 'App', 'Language', 'Pack', 'Matched', 'Elements', 'Expected'];
  const notes = files.flatMap(({ judged, against }) => [
    ...(judged.crash === null ? [] : [`${judged.file}: ${judged.crash}`]),
    ...(judged.fellBack.length > 0
      ? [`${judged.file}: found without its id: ${judged.fellBack.join(', ')}`]
      : []),
    ...[...(against?.wrongTaps ?? []), ...(against?.other ?? [])].map((line) => `${judged.file}: ${line}`),
  ]);
  return [...table(head, rows), ...(notes.length > 0 ? ['', ...notes] : [])];
}

/** The sum of a folder in one line. */
export function totalsLine(totals: FolderTotals): string {
  const { files, recognised, stopped, unknown, opaque, byTextNotById, crashes } = totals;
  const counted = (count: number | null) => (count === null ? 'not judged' : String(count));
  return [
    `${files} files`,
    `${recognised} recognised`,
    `${stopped} stopped`,
    `${unknown} honestly unknown`,
    `${opaque} opaque`,
    `${byTextNotById} by text, not by id`,
    `wrong taps ${counted(totals.wrongTaps)}`,
    `otherwise than expected ${counted(totals.otherwiseThanExpected)}`,
    `${crashes} crashes`,
  ].join(', ');
}

/** Packs as a table. */
export function packLines(packs: readonly PackInUse[]): string[] {
  const rows = packs.map(({ platform, versions, locale, bundle, screens }) => [
    platform,
    `${versions.from}–${versions.before}`,
    locale,
    bundle ?? 'came with Switchyard',
    String(screens),
  ]);
  return table(['App', 'Versions', 'Language', 'From', 'Screens'], rows);
}

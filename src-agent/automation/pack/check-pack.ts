import type { ElementSelectors, PackFile, Popup } from './pack-format.ts';
import type { SystemPart } from './system-format.ts';
import { compareVersions } from '../../version.ts';

/** What is wrong with the packs, in sentences that name the pack. */
export type PackFault = { readonly pack: string; readonly message: string };

/** Judges one app's pack for what its format cannot say. */
export function checkPack(path: string, pack: PackFile): PackFault[] {
  const faults: string[] = [];
  const { from, before } = pack.versions;
  if (compareVersions(from, before) >= 0)
    faults.push(`It covers no version: ${from} is not before ${before}.`);
  if (Object.keys(pack.screens).length === 0) faults.push('It has no screens.');
  for (const name of repeated([...pack.stops, ...pack.popups].map((each) => each.name)))
    faults.push(`“${name}” names two stops or dialogs.`);
  for (const popup of pack.popups) faults.push(...popupFaults(popup));
  for (const [screen, { elements }] of Object.entries(pack.screens))
    for (const [name, selectors] of Object.entries(elements))
      faults.push(...elementFaults(`${screen}.${name}`, selectors));
  for (const [name, selectors] of Object.entries(pack.elements))
    faults.push(...elementFaults(name, selectors));
  for (const expected of pack.fixtures) faults.push(...fixtureFaults(pack, expected));
  return faults.map((message) => ({ pack: path, message }));
}

/** Judges what the packs are together: two that cover the same version in the same language, and what Android lacks. */
export function checkTogether(
  files: readonly { readonly path: string; readonly content: PackFile }[],
  system: readonly SystemPart[],
): PackFault[] {
  const faults: PackFault[] = [];
  for (const [at, one] of files.entries())
    for (const other of files.slice(at + 1))
      if (overlap(one.content, other.content))
        faults.push({ pack: other.path, message: `It covers versions that ${one.path} covers too.` });
  if (!system.some(({ prompt }) => prompt !== undefined))
    faults.push({ pack: 'system', message: 'No part says how prompts for permissions look.' });
  for (const part of system)
    for (const popup of part.popups)
      for (const message of popupFaults(popup)) faults.push({ pack: `system/${part.locale}.json`, message });
  return faults;
}

function popupFaults({ name, action, buttons }: Popup): string[] {
  if ('press' in action) return [];
  return buttons === undefined
    ? [`The dialog “${name}” is left by a button, so it has to say which buttons it has.`]
    : elementFaults(name, action.tap);
}

/** A selector says what it goes by; one that names an id is one by id, or an update of the app would go unnoticed. */
function elementFaults(name: string, selectors: ElementSelectors): string[] {
  return selectors.flatMap(({ kind, match }, at) => {
    const which = `Selector ${at + 1} of ${name}`;
    if (kind === 'id' && match.id === undefined) return [`${which} is by id and names none.`];
    if (kind === 'text' && match.text === undefined && match.label === undefined)
      return [`${which} is by text and names none.`];
    if (kind === 'description' && match.description === undefined && match.label === undefined)
      return [`${which} is by description and names none.`];
    if (kind === 'geometry' && match.region === undefined)
      return [`${which} is by geometry and names no region.`];
    return [];
  });
}

function fixtureFaults(
  pack: PackFile,
  { file, decision, name, elements }: PackFile['fixtures'][number],
): string[] {
  const screen = decision === 'screen' && name !== undefined ? pack.screens[name] : undefined;
  if (decision === 'screen' && name !== undefined && screen === undefined)
    return [`The stored screen ${file} is to be “${name}”, which the pack does not have.`];
  if (decision !== 'screen') return [];
  return Object.entries(elements)
    .filter(([each, area]) => area !== null && screen?.elements[each] === undefined)
    .filter(([each]) => pack.elements[each] === undefined)
    .map(([each]) => `The stored screen ${file} names “${each}”, which is no element of that screen.`);
}

function overlap(one: PackFile, other: PackFile): boolean {
  return (
    one.platform === other.platform &&
    one.locale === other.locale &&
    compareVersions(one.versions.from, other.versions.before) < 0 &&
    compareVersions(other.versions.from, one.versions.before) < 0
  );
}

function repeated(names: readonly string[]): Set<string> {
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}

import type { Pack, PackFile, Popup } from './pack-format.ts';
import { permissionName } from './pack-format.ts';
import type { SystemPart } from './system-format.ts';

/** Adds to an app's pack what belongs to Android: its stops and dialogs, and the prompts the pack has an answer for. */
export function joinSystem(file: PackFile, parts: readonly SystemPart[]): Pack {
  return {
    ...file,
    stops: [...file.stops, ...parts.flatMap(({ stops }) => stops)],
    popups: [...file.popups, ...parts.flatMap(({ popups }) => popups)],
    prompts: parts.flatMap((part) => promptsOf(file, part, parts)),
  };
}

function promptsOf(
  { permissions: answers }: PackFile,
  { permissions, locale }: SystemPart,
  parts: readonly SystemPart[],
): Popup[] {
  const look = parts.find((part) => part.prompt !== undefined)?.prompt;
  if (look === undefined) return [];
  return permissionName.options.flatMap((permission) => {
    const answer = answers[permission];
    const requires = permissions[permission];
    if (answer === undefined || requires === undefined) return [];
    const tap = answer === 'allow' ? look.allow[permission] : look.deny;
    return [
      {
        name: `${answer}_${permission}_${locale}`,
        package: look.packages,
        requires,
        forbids: [],
        buttons: [],
        mayHave: look.mayHave,
        action: { tap },
      },
    ];
  });
}

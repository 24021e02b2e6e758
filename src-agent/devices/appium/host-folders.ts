import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const furtherHost = /^host-\d+$/;

/** Folder of the Appium host with that number, made if it is not there: the first has the room's own, as ever. */
export function hostFolder(root: string, number: number): string {
  if (number === 1) return root;
  const folder = join(root, `host-${number}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Folders in which earlier hosts may have left who they are. */
export function leftHostFolders(root: string): string[] {
  const further = readdirSync(root).filter((name) => furtherHost.test(name));
  return [root, ...further.map((name) => join(root, name))];
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../src-shared/domain/away.ts';

/** How many copies of each kind are kept; the oldest go first. */
const kept: Readonly<Record<Backup['reason'], number>> = { daily: 7, before_update: 3, asked: 20 };

const pattern =
  /^switchyard-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-(daily|before_update|asked)\.sqlite$/;

/** Where the copies of a data folder's database are. */
export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** The name of a copy made at `now` (epoch milliseconds): it sorts by time and says why it was made. */
export function backupName(reason: Backup['reason'], now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  return `switchyard-${time}Z-${reason}.sqlite`;
}

/** The finished copies in a folder, newest first; other files are left alone. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  const backups = readdirSync(folder).flatMap((name): Backup[] => {
    const [, day, hour, minute, second, reason] = pattern.exec(name) ?? [];
    if (day === undefined) return [];
    const at = new Date(`${day}T${hour}:${minute}:${second}Z`).toISOString();
    return [{ name, bytes: statSync(join(folder, name)).size, at, reason: reason as Backup['reason'] }];
  });
  return backups.toSorted((one, other) => (one.name < other.name ? 1 : -1));
}

/** The copies that are more than is kept of their kind. */
export function surplus(backups: readonly Backup[]): Backup[] {
  const seen = { daily: 0, before_update: 0, asked: 0 };
  return backups.filter(({ reason }) => (seen[reason] += 1) > kept[reason]);
}

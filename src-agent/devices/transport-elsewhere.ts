import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

const elsewhere = `SELECT transport FROM device WHERE id = ? AND source <> 'adb'`;

/** How a phone is named that is not on adb of this computer: its udid, here or at its hub. Null while it cannot be used. */
export function transportElsewhere(reader: Reader, deviceId: number): string | null {
  return reader.get(plainSql<{ transport: string | null }>(elsewhere, [deviceId]))?.transport ?? null;
}

import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/**
 * Phones that are connected, set up, fit for work, not in quarantine and in nobody's hands, the least used first. A locked
 * phone can be read but not worked on; unlocking it is the operator's.
 */
export function freePhones(reader: Reader, now: number): number[] {
  return reader.all(plainSql<{ id: number }>(free, [now])).map(({ id }) => id);
}

const free = `
  SELECT device.id FROM device LEFT JOIN lease ON lease.device_id = device.id
  WHERE device.state IN ('ready', 'degraded') AND device.transport IS NOT NULL AND device.screen_locked IS NOT 1
    AND device.quarantined_at IS NULL AND json_extract(device.health_json, '$.unfit') IS NULL
    AND (lease.holder IS NULL OR lease.expires_at <= ?)
  ORDER BY coalesce(lease.token, 0), device.id`;

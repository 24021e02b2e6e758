import { warmupRecipe } from '../../src-shared/domain/warmup.ts';
import { readLimits } from '../limits/kept-limits.ts';
import { type Hold, longestHold, quietHold } from '../limits/limit-decision.ts';
import { quietUntil, type QuietHours } from '../limits/quiet-hours.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/** The quiet hours that keep a session from beginning now, of its recipe or of the workspace; null when there are none. */
export function quietSession(
  reader: Reader,
  { campaign_id: campaignId, zone }: Pick<Row<'job'>, 'campaign_id' | 'zone'>,
  now: number,
): Hold | null {
  const row = reader.get(
    plainSql<{ recipe: string | null; limits: string | null }>(quietTexts, [campaignId]),
  );
  const recipe = row?.recipe == null ? null : warmupRecipe.parse(JSON.parse(row.recipe));
  const hold = (quiet: QuietHours | null) =>
    quiet === null ? null : quietHold(quiet, quietUntil(quiet, zone, now), zone);
  return longestHold([hold(recipe?.quietHours ?? null), hold(readLimits(row?.limits ?? null).quietHours)]);
}

const quietTexts = `SELECT warmup_json AS recipe, (SELECT value FROM setting WHERE key = 'limits') AS limits
  FROM campaign WHERE id = ?`;

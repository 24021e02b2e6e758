import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where real screens lie for tests: beside the checkout, never in it. */
export const uiDumps = join(new URL('../..', import.meta.url).pathname, '../shared/ui-dumps');

/** Why tests on real screens are skipped, or false where they are there. */
export const uiDumpsAbsent = existsSync(uiDumps)
  ? false
  : 'the real screens are not on this computer (../shared/ui-dumps)';

import { z } from 'zod';
import { iosSettings } from '../../src-shared/domain/ios.ts';
import { proxyCheckSettings } from '../../src-shared/domain/proxy.ts';
import { stepKeeping } from '../../src-shared/domain/replay.ts';
import { keptLimits } from '../limits/kept-limits.ts';
import { plainSql } from './plain-sql.ts';
import type { Store, Writer } from './store.ts';

/** Names of the settings and what is kept under each. */
const settings = {
  /** When the operator confirmed to own the accounts or to be allowed to manage them (ISO 8601). */
  ownershipConfirmedAt: z.string(),
  /** What accounts, phones and the workspace may do. */
  limits: keptLimits,
  /** How many jobs may be in hand at once, in all and through one proxy. */
  concurrency: z.object({
    global: z.number().int().min(1).max(1000),
    perProxy: z.number().int().min(1).max(1000),
  }),
  /** How the automation app gets onto iPhones. */
  ios: iosSettings,
  /** How proxies are checked. */
  proxyChecks: proxyCheckSettings,
  /** How long pictures and screens of steps are kept, and when that was last made true (epoch milliseconds). */
  stepKeeping,
  stepsSweptAt: z.number(),
  /** A copy was put in the database's place and no agent has run since; times ISO 8601 and epoch milliseconds. */
  restoredFrom: z.object({ name: z.string(), copiedAt: z.string(), restoredAt: z.number() }).nullable(),
  /** The computer's time zone when the agent ran last. */
  zone: z.string(),
  /** When the control center was open last (epoch milliseconds), and the newest line of the log then; null while it is. */
  lastLooked: z.object({ at: z.number(), seq: z.number() }).nullable(),
  /** The last change of the vault's key: when it began (ISO 8601), and whether every secret was sealed anew. */
  vaultRotation: z.object({ startedAt: z.string(), finished: z.boolean() }),
};

/** What is kept under each name. */
export type Settings = { [Key in keyof typeof settings]: z.infer<(typeof settings)[Key]> };

/** Reads a setting; undefined when it was never written. */
export function readSetting<Key extends keyof Settings>(store: Store, key: Key): Settings[Key] | undefined {
  const row = store.get(plainSql<{ value: string }>('SELECT value FROM setting WHERE key = ?', [key]));
  return row === undefined ? undefined : (settings[key].parse(JSON.parse(row.value)) as Settings[Key]);
}

/** Writes a setting. */
export function writeSetting<Key extends keyof Settings>(store: Store, key: Key, value: Settings[Key]): void {
  store.write((tx) => putSetting(tx, key, value));
}

/** Writes a setting together with what else the transaction does. */
export function putSetting<Key extends keyof Settings>(tx: Writer, key: Key, value: Settings[Key]): void {
  const text = JSON.stringify(value);
  tx.run(
    tx.query
      .insertInto('setting')
      .values({ key, value: text })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text })),
  );
}

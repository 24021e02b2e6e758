import type { Generated } from 'kysely';
import type { Platform } from '../../src-shared/domain/platform.ts';

/** One action of a warm-up session, written before it is done and settled after it. */
type WarmupActionTable = {
  id: Generated<number>;
  run_id: number;
  job_id: number;
  account_id: number;
  device_id: number | null;
  /** Its place in the session. */
  position: number;
  kind: string;
  target: string | null;
  /** What a comment said. */
  text: string | null;
  state: 'reserved' | 'done' | 'unclear' | 'skipped';
  /** The line of the limits ledger it counts as; null for what is not counted. */
  limit_entry_id: number | null;
  started_at: number;
  finished_at: number | null;
};

/** Somebody's Appium server or Selenium Grid whose phones are used like those on this computer. */
type HubTable = {
  id: Generated<number>;
  uid: string;
  name: string;
  url: string;
  username: string | null;
  capabilities_json: string;
  state: 'unchecked' | 'ready' | 'busy' | 'failed';
  reason: string;
  slots: number | null;
  free: number | null;
  checked_at: number | null;
  created_at: number;
};

/** What a person allowed for a version of an app that no pack is made for. */
type PackPermissionTable = {
  platform: Platform;
  app_version: string;
  locale: string;
  mode: 'observe' | 'allowed';
  /** What the last look at it came to. */
  observation_json: string | null;
  updated_at: number;
};

/** A selector pack that came apart from Switchyard; one that is active is in use. */
type InstalledPackTable = {
  id: Generated<number>;
  platform: Platform;
  locale: string;
  versions_from: string;
  versions_before: string;
  bundle: string;
  sha256: string;
  active: number;
  installed_at: number;
};

export type PhoneTables = {
  warmup_action: WarmupActionTable;
  hub: HubTable;
  pack_permission: PackPermissionTable;
  installed_pack: InstalledPackTable;
};

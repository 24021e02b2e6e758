import type { Generated, Selectable } from 'kysely';
import type { CampaignStatus } from '../../src-shared/domain/campaign.ts';
import type { DeviceState, QuarantineCause } from '../../src-shared/domain/device.ts';
import type { EventType } from '../../src-shared/domain/event.ts';
import type { AttemptState, JobKind, JobStatus } from '../../src-shared/domain/job.ts';
import type { DeliveryRoute } from '../../src-shared/domain/platform.ts';
import type { RunStatus } from '../../src-shared/domain/run.ts';
import type { LaneTables } from './lane-tables.ts';
import type { LimitTables } from './limit-tables.ts';
import type { OperationsTables } from './operations-tables.ts';
import type { PhoneTables } from './phone-tables.ts';

/**
 * The tables as kysely sees them. Times are UTC epoch milliseconds; columns named `*_json` hold JSON text and are
 * parsed by name where they are read; booleans are 0 and 1.
 */
export type Schema = OperationsTables &
  LimitTables &
  LaneTables &
  PhoneTables & {
    setting: { key: string; value: string };
    template: {
      id: Generated<number>;
      uid: string;
      kind: 'posting' | 'warmup';
      name: string;
      caption: string;
      campaign_json: string | null;
      /** The recipe of a warm-up. */
      warmup_json: string | null;
      created_at: number;
      updated_at: number;
    };
    campaign: {
      id: Generated<number>;
      uid: string;
      name: string;
      status: CampaignStatus;
      items_json: string;
      last_run_id: number | null;
      plan_json: Generated<string>;
      fields_json: Generated<string>;
      account_filter_json: string | null;
      /** What its runs are for; only those that publish are shown as campaigns. */
      purpose: Generated<'publish' | 'rehearse' | 'warm_up'>;
      /** The recipe of a warm-up. */
      warmup_json: string | null;
      archived_at: number | null;
      /** Of a recurring campaign: up to when its posts are jobs already; null where all of them are. */
      planned_until: number | null;
      /** Grows with every change by a person. */
      revision: Generated<number>;
      /** The revision that its waiting jobs are at: less than `revision` while they still follow a change. */
      followed: Generated<number>;
      /** 1 while the change they still follow is one of times. */
      retime: Generated<number>;
      created_at: number;
      updated_at: number;
    };
    /** Kept by triggers. `what`: a job's status, or `accounts`. */
    campaign_count: { campaign_id: number; what: JobStatus | 'accounts'; count: number };
    campaign_account: { campaign_id: number; account_id: number; position: number };
    run: {
      id: Generated<number>;
      uid: string;
      campaign_id: number;
      status: RunStatus;
      started_at: number;
      finished_at: number | null;
      /** 1 while more jobs will be planned as time goes on. */
      more: Generated<number>;
    };
    job: {
      id: Generated<number>;
      uid: string;
      run_id: number;
      campaign_id: number;
      account_id: number;
      delivery: DeliveryRoute;
      status: JobStatus;
      device_id: number | null;
      /** The first of `media_json`; null for text. */
      media_id: number | null;
      kind: Generated<JobKind>;
      /** Index into the campaign's items. */
      item: Generated<number>;
      /** Ids of all its files, in order. */
      media_json: Generated<string>;
      /** Which time of a recurring campaign, else empty: wall clock of its first plan. */
      occurrence: Generated<string>;
      /** The job that has to be completed first. */
      parent_id: number | null;
      /** 1 before others, -1 after them. */
      priority: Generated<number>;
      /** What it was planned for, and the same on the clock of `zone` (`2026-11-21T09:30`). */
      scheduled_at: Generated<number>;
      local_time: Generated<string>;
      /** `local_time` as it was planned: they differ where a person gave it a time of its own. */
      plan_time: Generated<string>;
      zone: Generated<string>;
      /** Later than this a person is asked first. */
      not_after: number | null;
      /** A person has seen that it failed. */
      dismissed_at: number | null;
      /** 1: everything but the committing tap. */
      rehearsal: Generated<number>;
      caption: string;
      /** Hash of caption and picture: with the account it is the key under which a post happens once. */
      content_version: string;
      attempts: number;
      /** Attempts that count against `max_retries`: waiting for a phone does not. */
      failures: number;
      max_retries: number;
      /** What the next claim does: try to post, or only look whether the last attempt did. */
      next_action: 'post' | 'check';
      current_step: string | null;
      problem_json: string | null;
      due_at: number;
      cancel_requested: number;
      started_at: number | null;
      finished_at: number | null;
      created_at: number;
      updated_at: number;
    };
    attempt: {
      id: Generated<number>;
      job_id: number;
      account_id: number;
      content_key: string;
      number: number;
      state: AttemptState;
      device_id: number | null;
      evidence_json: string;
      problem_json: string | null;
      started_at: number;
      commit_sent_at: number | null;
      finished_at: number | null;
    };
    step: {
      id: Generated<number>;
      run_id: number;
      job_id: number;
      attempt_id: number;
      name: string;
      title: string;
      outcome: 'running' | 'done' | 'stopped';
      screen: string | null;
      selector: string | null;
      problem_json: string | null;
      started_at: number;
      duration_ms: number | null;
      has_before: number;
      has_after: number;
      has_source: Generated<number>;
      /** The step whose files hold the screen it began on: its own, or the one before it where that ended on the same. */
      basis_step_id: number | null;
      target_json: string | null;
      pack_json: string | null;
      /** Of all its files; 0 when none are kept, or for steps of earlier versions not yet measured. */
      bytes: Generated<number>;
      pruned_at: number | null;
      redacted_at: number | null;
    };
    device: {
      id: Generated<number>;
      uid: string;
      serial: string;
      platform: 'android' | 'ios';
      name: string;
      model: string | null;
      os_version: string | null;
      /** How adb names it while it is connected, else null. */
      transport: string | null;
      state: DeviceState;
      reason: string;
      battery_percent: number | null;
      charging: number | null;
      free_storage_bytes: number | null;
      screen_locked: number | null;
      simulated: number;
      /** Where it is: on adb of this computer, on its devicectl (`ios`), or at a hub (`hub:ID`). */
      source: Generated<string>;
      group_name: string | null;
      tags_json: Generated<string>;
      /** Why it is not used until a person or its health says else. */
      quarantine_reason: string | null;
      quarantined_at: number | null;
      quarantine_cause: QuarantineCause | null;
      /** When it was last let out of quarantine: failures from before do not count again. */
      cleared_at: number | null;
      health_json: Generated<string>;
      /** Versions of the platforms' apps on it. */
      apps_json: Generated<string>;
      last_seen_at: number | null;
      created_at: number;
    };
    lease: {
      device_id: number;
      /** Grows with every lease of the phone: an act that carries an older token is refused. */
      token: number;
      /** Null when the phone is free, or held for something else than a job. */
      job_id: number | null;
      run_id: number | null;
      /** Identity of the agent process that holds it; null when the phone is free. The row stays so that the token goes on. */
      holder: string | null;
      expires_at: number | null;
      /** The person who holds it, else null. */
      person: string | null;
      /** The person who gets it at the next step border, and since when they wait. */
      wanted_by: string | null;
      wanted_at: number | null;
    };
    event: {
      seq: Generated<number>;
      at: number;
      type: EventType;
      message: string;
      account_id: number | null;
      campaign_id: number | null;
      run_id: number | null;
      job_id: number | null;
      device_id: number | null;
      data_json: string;
    };
  };

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;

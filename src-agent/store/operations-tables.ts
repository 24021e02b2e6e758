import type { VaultProtection } from '../../src-shared/domain/vault.ts';
import type { Generated } from 'kysely';
import type { AccountStatus, StatusActor } from '../../src-shared/domain/account.ts';
import type { ImportProblem, ImportStatus } from '../../src-shared/domain/import.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { ProfileTemplateName } from '../../src-shared/domain/profile.ts';
import type { ProxyOutcome, ProxyProtocol, ProxyStatus, ProxyType } from '../../src-shared/domain/proxy.ts';
import type { ViewList } from '../../src-shared/domain/saved-view.ts';

/** The tables of what an operator manages: accounts, their secrets, proxies, profiles, media, imports. */
export type OperationsTables = {
  account: {
    id: Generated<number>;
    uid: string;
    platform: Platform;
    handle: string;
    display_name: string;
    status: AccountStatus;
    status_reason: string | null;
    status_by: Generated<StatusActor>;
    status_at: number | null;
    cooldown_until: number | null;
    device_id: number | null;
    proxy_id: number | null;
    profile_id: number | null;
    email: string | null;
    timezone: string | null;
    client: string | null;
    notes: Generated<string>;
    login_json: string | null;
    last_used_at: number | null;
    archived_at: number | null;
    import_id: number | null;
    created_at: number;
    updated_at: number;
  };
  account_tag: { account_id: number; tag: string };
  /** A change of many accounts, and what each of its steps found, for its undo. */
  bulk_change: { id: string; created_at: number; finished_at: number | null; undone_at: number | null };
  bulk_change_step: { change_id: string; step: number; before_json: string };
  /** One row; grows with every change of what accounts are found and counted by. */
  account_version: { version: number };
  vault_key: {
    id: Generated<number>;
    /** Which root key wraps it: a fingerprint that opens nothing. */
    root_id: string;
    wrapped: Uint8Array;
    /** Where that root key is kept, to say where these secrets open. */
    protection: VaultProtection;
    keeper: string;
    saved_in: 'desktop_app' | 'browser';
    created_at: number;
    retired_at: number | null;
  };
  secret: {
    owner_kind: 'account' | 'proxy' | 'hub';
    owner_id: number;
    name: 'password' | 'cookies';
    key_id: number;
    /** 1 once its bytes did not open though its key is there. */
    damaged: Generated<0 | 1>;
    sealed: Uint8Array;
    updated_at: number;
  };
  import_batch: {
    id: Generated<number>;
    uid: string;
    kind: 'accounts' | 'proxies';
    file_name: string;
    status: ImportStatus;
    state_json: string;
    created_at: number;
    finished_at: number | null;
  };
  /** What is wrong with the rows of an import, in the order of the file. */
  import_problem: {
    id: Generated<number>;
    import_id: number;
    row: number;
    field: string | null;
    kind: ImportProblem['kind'];
    message: string;
  };
  proxy: {
    id: Generated<number>;
    uid: string;
    label: string | null;
    host: string;
    port: number;
    protocol: ProxyProtocol;
    type: ProxyType;
    /** Empty for none. */
    username: Generated<string>;
    status: ProxyStatus;
    status_reason: string | null;
    checked_at: number | null;
    outcome: ProxyOutcome | null;
    latency_ms: number | null;
    exit_address: string | null;
    check_detail: string | null;
    failures: Generated<number>;
    next_check_at: number | null;
    /** How many accounts use it: kept by triggers on `account`, so that lists can be ordered by it. */
    account_count: Generated<number>;
    import_id: number | null;
    created_at: number;
    updated_at: number;
  };
  proxy_check: {
    id: Generated<number>;
    proxy_id: number;
    at: number;
    outcome: ProxyOutcome;
    latency_ms: number | null;
    exit_address: string | null;
    detail: string;
  };
  profile: {
    id: Generated<number>;
    uid: string;
    name: string;
    template: ProfileTemplateName | null;
    user_agent: string;
    viewport_width: number;
    viewport_height: number;
    timezone: string;
    locale: string;
    fingerprint_json: string;
    created_at: number;
    updated_at: number;
  };
  media: {
    id: Generated<number>;
    uid: string;
    file_name: string;
    kind: Generated<Media['kind']>;
    mime: Media['mime'];
    bytes: number;
    width: number;
    height: number;
    orientation: Generated<number>;
    duration_ms: number | null;
    video_codec: string | null;
    audio_codec: string | null;
    frame_rate: number | null;
    bit_rate: number | null;
    has_location: Generated<number>;
    sha256: string;
    folder: Generated<string>;
    client: string | null;
    has_thumbnail: Generated<number>;
    missing_at: number | null;
    original_id: number | null;
    uses: Generated<number>;
    created_at: number;
  };
  media_tag: { media_id: number; tag: string };
  media_reference: {
    reference: string;
    media_id: number;
    created_at: number;
    expires_at: number;
    revoked_at: number | null;
  };
  watched_folder: {
    id: Generated<number>;
    path: string;
    folder: string;
    client: string | null;
    added: Generated<number>;
    created_at: number;
  };
  watched_file: { folder_id: number; path: string; bytes: number; modified_at: number };
  saved_view: { id: Generated<number>; list: ViewList; name: string; query_json: string; created_at: number };
};

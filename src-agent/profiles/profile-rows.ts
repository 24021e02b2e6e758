import { fingerprint, type NewProfile, type Profile } from '../../src-shared/domain/profile.ts';
import type { Row } from '../store/schema.ts';

/** A profile as it is written into the store. */
export function toRow(profile: NewProfile) {
  return {
    name: profile.name,
    user_agent: profile.userAgent,
    viewport_width: profile.viewport.width,
    viewport_height: profile.viewport.height,
    timezone: profile.timezone,
    locale: profile.locale,
    fingerprint_json: JSON.stringify(profile.fingerprint),
  };
}

/** What a profile asks for, read from its row. */
export function profileValues(row: Row<'profile'>): NewProfile {
  return {
    name: row.name,
    userAgent: row.user_agent,
    viewport: { width: row.viewport_width, height: row.viewport_height },
    timezone: row.timezone,
    locale: row.locale,
    fingerprint: fingerprint.parse(JSON.parse(row.fingerprint_json)),
  };
}

/** A profile as the API answers it; `accounts`: how many use it. */
export function toProfile(row: Row<'profile'> & { accounts: number }): Profile {
  return {
    ...profileValues(row),
    id: row.id,
    uid: row.uid,
    template: row.template,
    accounts: row.accounts,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

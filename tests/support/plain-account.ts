import type { Account } from '../../src-shared/domain/account.ts';

const at = '2026-11-21T10:00:00.000Z';

/** An account that has nothing but its name; tests say what else it has. */
export function plainAccount(rest: Partial<Account>): Account {
  return {
    id: 1,
    uid: '0'.repeat(36),
    platform: 'instagram',
    handle: 'harbor.coffee',
    handleKnown: true,
    displayName: 'Harbor Coffee',
    email: null,
    status: 'active',
    statusReason: null,
    statusBy: 'person',
    statusAt: at,
    cooldownUntil: null,
    deviceId: null,
    deviceName: null,
    proxyId: null,
    proxyName: null,
    proxyStatus: null,
    profileId: null,
    profileName: null,
    timezone: null,
    client: null,
    tags: [],
    notes: '',
    hasPassword: false,
    hasCookies: false,
    secretsUnreadable: false,
    login: null,
    browserOpen: false,
    lastUsedAt: null,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
    ...rest,
  };
}

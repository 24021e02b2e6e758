import { assertNever } from '../../src-shared/assert-never.ts';
import type { Event } from '../../src-shared/domain/event.ts';

/** A part of the query cache that no longer holds: a procedure's path, and the input when only some of it is meant. */
export type StaleKey = {
  readonly path: readonly string[];
  readonly input?: Readonly<Record<string, number>>;
};

function key(...path: string[]): StaleKey {
  return { path };
}

function keyOf(path: readonly string[], name: string, id: number | null): StaleKey {
  return id === null ? { path } : { path, input: { [name]: id } };
}

/** Which answers of the agent an event makes old. */
export function staleKeys(event: Event): readonly StaleKey[] {
  const run = keyOf(['runs', 'get'], 'id', event.runId);
  const campaign = keyOf(['campaigns', 'get'], 'id', event.campaignId);
  const jobs = keyOf(['jobs', 'list'], 'runId', event.runId);
  const checklist = key('agent', 'checklist');
  const check = key('campaigns', 'check');
  // Passwords are typed there.
  const vault = key('agent', 'vault');
  switch (event.type) {
    case 'account.created':
    case 'account.updated':
    case 'account.deleted':
      return [key('accounts'), key('agent', 'info'), vault, checklist, check];
    case 'account.bulk_changed':
    case 'account.imported':
    case 'account.login_tested':
    case 'account.signed_out':
      return [key('accounts'), key('agent', 'info'), checklist, check];
    case 'account.browser_opened':
    case 'account.browser_closed':
      return [key('accounts')];
    case 'account.password_shown':
      return [keyOf(['accounts', 'history'], 'id', event.accountId)];
    case 'account.exported':
    case 'proxy.exported':
      return [];
    case 'proxy.created':
    case 'proxy.updated':
    case 'proxy.deleted':
      return [key('proxies'), key('accounts', 'list'), key('accounts', 'get'), vault];
    case 'proxy.checked':
    case 'proxy.bulk_changed':
    case 'proxy.imported':
      return [key('proxies'), key('accounts', 'list'), key('accounts', 'get')];
    case 'profile.created':
    case 'profile.updated':
    case 'profile.deleted':
      return [key('profiles'), key('accounts', 'list'), key('accounts', 'get')];
    case 'import.updated':
      return [key('accounts', 'imports'), key('proxies', 'imports')];
    case 'task.updated':
      return [key('agent', 'tasks'), key('campaigns', 'starting')];
    case 'vault.updated':
      return [vault];
    case 'view.created':
    case 'view.deleted':
      return [key('agent', 'views')];
    case 'media.created':
    case 'media.updated':
    case 'media.deleted':
    case 'media.bulk_changed':
      // Pictures and contents stay: what is behind an id never changes.
      return [
        key('media', 'list'),
        key('media', 'get'),
        key('media', 'facets'),
        key('media', 'fits'),
        key('media', 'watched'),
        check,
      ];
    case 'media.reference_created':
    case 'media.reference_revoked':
      return [key('media', 'references')];
    case 'media.folder_watched':
    case 'media.folder_left':
      return [key('media', 'watched')];
    case 'template.created':
    case 'template.updated':
    case 'template.deleted':
      return [key('templates')];
    case 'campaign.created':
    case 'campaign.updated':
    case 'campaign.deleted':
    case 'campaign.planned':
      return [key('campaigns', 'list'), campaign, checklist];
    case 'run.started':
    case 'run.updated':
      return [key('runs', 'list'), run, key('campaigns', 'list'), campaign, checklist, key('media', 'usage')];
    case 'job.created':
    case 'job.changed':
    case 'job.deleted':
    case 'job.updated':
      return [
        jobs,
        key('jobs', 'inbox'),
        key('jobs', 'calendar'),
        key('accounts', 'limits'),
        keyOf(['jobs', 'get'], 'id', event.jobId),
        run,
        key('runs', 'list'),
      ];
    case 'attempt.updated':
      return [keyOf(['jobs', 'get'], 'id', event.jobId)];
    case 'step.started':
      return [
        keyOf(['runs', 'steps'], 'id', event.runId),
        jobs,
        // They tell which step a phone is in.
        key('devices', 'list'),
        keyOf(['devices', 'get'], 'id', event.deviceId),
      ];
    case 'step.finished':
      return [
        keyOf(['runs', 'steps'], 'id', event.runId),
        keyOf(['runs', 'warmup'], 'id', event.runId),
        jobs,
      ];
    case 'device.updated':
    case 'device.quarantined':
    case 'device.let_out':
      return [key('devices'), key('accounts', 'list'), key('agent', 'info'), checklist, check];
    case 'device.leased':
    case 'device.released':
    case 'device.network_changed':
    case 'hub.updated':
    case 'hub.deleted':
    case 'device.taken':
    case 'device.given_back':
      return [key('devices')];
    case 'pack.installed':
    case 'pack.rolled_back':
    case 'pack.permission_changed':
    case 'pack.observed':
      return [key('packs')];
    case 'device.input':
      return [keyOf(['devices', 'history'], 'id', event.deviceId)];
    case 'limits.updated':
      return [key('agent', 'limits'), key('accounts', 'limits')];
    case 'kill_switch.updated':
      return [key('agent', 'killSwitches')];
    case 'backup.created':
      return [key('agent', 'backups')];
    case 'clock.changed':
      return [key('jobs', 'calendar')];
    case 'storage.recovered':
      return [key('agent', 'info')];
    case 'notice.raised':
      return [];
    case 'agent.started':
    case 'agent.recovered':
      return [key()];
    default:
      return assertNever(event.type);
  }
}

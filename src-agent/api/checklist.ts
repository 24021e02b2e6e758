import type { ChecklistRow } from '../../src-shared/domain/system.ts';

/** The facts the first-run checklist is derived from. */
export type ChecklistFacts = {
  readonly adb: boolean;
  readonly phones: {
    readonly connected: number;
    readonly ready: number;
    readonly firstReason: string | null;
  };
  readonly accountsWithPhone: number;
  readonly accounts: number;
  readonly campaigns: number;
};

/** What is left before the first post: one row a fact, each with at most one thing to do. */
export function checklist(facts: ChecklistFacts): ChecklistRow[] {
  return [adbRow(facts), phoneRow(facts), authorisedRow(facts), accountRow(facts), campaignRow(facts)];
}

function adbRow({ adb }: ChecklistFacts): ChecklistRow {
  return {
    id: 'adb',
    state: adb ? 'ok' : 'todo',
    title: 'Android tools',
    detail: adb
      ? 'Switchyard can speak to Android phones.'
      : 'The program adb is missing. On a Mac: brew install --cask android-platform-tools. On Debian: apt install adb.',
    action: adb ? 'none' : 'check_again',
  };
}

function phoneRow({ phones }: ChecklistFacts): ChecklistRow {
  const connected = phones.connected > 0;
  return {
    id: 'phone',
    state: connected ? 'ok' : 'todo',
    title: 'A phone',
    detail: connected
      ? `${phones.connected} ${phones.connected === 1 ? 'phone is' : 'phones are'} connected.`
      : 'Plug in an Android phone with USB debugging switched on, or try everything with simulated phones.',
    action: connected ? 'none' : 'simulate',
  };
}

function authorisedRow({ phones }: ChecklistFacts): ChecklistRow {
  const ready = phones.ready > 0;
  return {
    id: 'authorised',
    state: ready ? 'ok' : phones.connected > 0 ? 'waiting' : 'todo',
    title: 'Ready to work',
    detail: ready
      ? `${phones.ready} of ${phones.connected} ready.`
      : (phones.firstReason ?? 'Unlock the phone and allow USB debugging for this computer.'),
    action: ready || phones.connected === 0 ? 'none' : 'check_again',
  };
}

function accountRow({ accounts, accountsWithPhone }: ChecklistFacts): ChecklistRow {
  const ok = accountsWithPhone > 0;
  return {
    id: 'account',
    state: ok ? 'ok' : 'todo',
    title: 'An account on a phone',
    detail: ok
      ? `${accountsWithPhone} ${accountsWithPhone === 1 ? 'account has' : 'accounts have'} a phone.`
      : accounts > 0
        ? 'Choose for each account the phone it is signed in on.'
        : 'Add a brand account that you own or may manage, and the phone it is signed in on.',
    action: ok ? 'none' : 'add_account',
  };
}

function campaignRow({ campaigns }: ChecklistFacts): ChecklistRow {
  const ok = campaigns > 0;
  return {
    id: 'campaign',
    state: ok ? 'ok' : 'todo',
    title: 'A first campaign',
    detail: ok ? 'You have made a campaign.' : 'A picture, a caption and the accounts that post it.',
    action: ok ? 'none' : 'create_campaign',
  };
}

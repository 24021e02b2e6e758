import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeAccountStatus } from '../../../../src-agent/accounts/account-status.ts';
import { CooldownEnd } from '../../../../src-agent/accounts/cooldown-end.ts';
import { usualRest } from '../../../../src-agent/accounts/status-machine.ts';
import { type AccountsDesk, openAccountsDesk, valueOf } from '../../../support/accounts-desk.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';

let desk: AccountsDesk;
beforeEach(async () => {
  desk = await openAccountsDesk();
});
afterEach(() => desk[Symbol.dispose]());

/** Timers that take the store's clock with them. */
function start() {
  const timers = new ManualTimers();
  const began = desk.clock.at;
  const rest = new CooldownEnd(desk.store, (milliseconds, act) =>
    timers.start(milliseconds, () => {
      desk.clock.at = began + timers.now;
      act();
    }),
  );
  return { timers, rest };
}

const status = (id: number) => valueOf(desk.accounts.get(id)).status;
const restAfterJob = (id: number) =>
  desk.store.write((tx) =>
    changeAccountStatus(
      tx,
      id,
      { status: 'cooldown', by: 'job', reason: 'Try again later' },
      desk.store.now(),
    ),
  );

test('a rest ends by itself after a day, with its event; a longer one that a person set ends later', async () => {
  const { timers, rest } = start();
  await using _ = rest;
  const [tired, longer] = [desk.add('tired'), desk.add('longer')];
  restAfterJob(tired);
  restAfterJob(longer);
  const end = new Date(desk.clock.at + 2 * usualRest).toISOString();
  valueOf(desk.accounts.update(longer, { status: 'cooldown', cooldownUntil: end }));
  await Promise.resolve();
  timers.advance(usualRest - 1);
  expect(status(tired)).toBe('cooldown');
  timers.advance(1);
  expect([status(tired), status(longer)]).toEqual(['active', 'cooldown']);
  expect(valueOf(desk.accounts.history(tired, 1))).toMatchObject([
    { data: { status: 'active', by: 'timer' } },
  ]);
  timers.advance(usualRest);
  expect(status(longer)).toBe('active');
});

test('what ended while Switchyard was not running ends at its start, however many', async () => {
  const ids = Array.from({ length: 450 }, (_, index) => desk.add(`tired.${index}`));
  for (const id of ids) restAfterJob(id);
  desk.clock.at += usualRest;
  const { timers, rest } = start();
  await using _ = rest;
  timers.advance(10);
  expect(new Set(ids.map(status))).toEqual(new Set(['active']));
  expect(timers.count).toBe(0);
});

import { expect, test } from 'vitest';
import { releaseStaleLeases } from '../../../../src-agent/devices/leases.ts';
import { leaseOf } from '../../../../src-agent/devices/leases-of-people.ts';
import { graceMs, leaseMs, openControlDesk } from '../../../support/control-desk.ts';

test('a free phone is taken at once, is no job’s while it is held, and is free when it is given back', async () => {
  await using desk = await openControlDesk();
  const ada = desk.stream('Ada');
  expect(await ada.next()).toEqual({ state: 'held', token: 1 });
  expect(desk.isFree()).toBe(false);
  expect(() => desk.jobTakes()).toThrow('the phone is taken');
  expect(desk.control.holding(1, 1)).toMatchObject({ person: 'Ada', transport: 'ALDER' });
  expect(await desk.control.giveBack(1, 2)).toMatchObject({ ok: false, refusal: { reason: 'not_held' } });
  expect(await desk.control.giveBack(1, 1)).toMatchObject({ ok: true });
  expect(await ada.next()).toMatchObject({ state: 'lost', reason: 'given_back' });
  expect(desk.isFree()).toBe(true);
  expect(desk.control.holding(1, 1)).toBeNull();
  expect(desk.log()).toEqual(['Ada took Alder over.', 'Ada gave Alder back.']);
});

test('a held phone stays held however long the person takes', async () => {
  await using desk = await openControlDesk();
  await desk.stream('Ada').next();
  for (let beat = 0; beat < 30; beat += 1) desk.pass(leaseMs / 3);
  expect(desk.control.holding(1, 1)).not.toBeNull();
  expect(desk.isFree()).toBe(false);
});

test('of two people who want a phone at once, one gets it; the other takes it from them by name only', async () => {
  await using desk = await openControlDesk();
  const [ada, ben] = [desk.stream('Ada'), desk.begin('Ben')];
  expect(await ada.next()).toEqual({ state: 'held', token: 1 });
  expect(ben).toMatchObject({ reason: 'held_by_person', message: expect.stringContaining('Ada holds') });
  expect(desk.begin('Ben', { takeFrom: 'Cleo' })).toMatchObject({ reason: 'held_by_person' });
  const taking = desk.stream('Ben', { takeFrom: 'Ada' });
  expect(await taking.next()).toEqual({ state: 'held', token: 2 });
  expect(await ada.next()).toEqual({ state: 'lost', reason: 'taken', why: 'Ben took this phone over.' });
  expect(await ada.next()).toBeUndefined();
  expect(desk.control.holding(1, 1)).toBeNull();
  desk.pass(graceMs * 5);
  expect(desk.control.holding(1, 2)).toMatchObject({ person: 'Ben' });
  expect(desk.log()).toEqual(['Ada took Alder over.', 'Ben took Alder over from Ada.']);
});

test('a job lets go of the phone at its step border, and no other job comes between', async () => {
  await using desk = await openControlDesk();
  const key = desk.jobTakes();
  const ada = desk.stream('Ada');
  expect(await ada.next()).toMatchObject({ state: 'waiting', why: expect.stringContaining('finishes') });
  expect(desk.asked).toEqual(['1 for Ada']);
  expect(leaseOf(desk.store, 1)).toMatchObject({ wanted_by: 'Ada', job_id: 7 });
  const held = ada.next();
  desk.jobEnds(key);
  expect(desk.isFree()).toBe(false);
  expect(await held).toEqual({ state: 'held', token: 2 });
  expect(leaseOf(desk.store, 1)).toMatchObject({ person: 'Ada', job_id: null, wanted_by: null });
  expect(desk.log().slice(1)).toEqual(['Alder is free again.', 'Ada took Alder over.']);
});

test('the lease of a job in hand that ran out while the computer slept does not cut the job', async () => {
  await using desk = await openControlDesk();
  const key = desk.jobTakes();
  desk.pass(leaseMs * 2);
  const ada = desk.stream('Ada');
  expect(await ada.next()).toMatchObject({ state: 'waiting' });
  const held = ada.next();
  desk.jobEnds(key);
  expect(await held).toMatchObject({ state: 'held' });
});

test('a lease that nobody works under is waited for until it runs out', async () => {
  await using desk = await openControlDesk();
  desk.jobTakes();
  desk.busy.clear();
  const ada = desk.stream('Ada');
  expect(await ada.next()).toMatchObject({ state: 'waiting' });
  const held = ada.next();
  for (let second = 0; second < leaseMs / 1000 + 2; second += 1) {
    desk.pass(1000);
    await new Promise((resolve) => void setImmediate(resolve));
  }
  expect(await held).toMatchObject({ state: 'held' });
});

test('only one person waits; another takes the place by name', async () => {
  await using desk = await openControlDesk();
  const key = desk.jobTakes();
  const ada = desk.stream('Ada');
  await ada.next();
  expect(desk.begin('Ben')).toMatchObject({ reason: 'wanted_by_person' });
  const ben = desk.stream('Ben', { takeFrom: 'Ada' });
  await ben.next();
  expect(await ada.next()).toMatchObject({ state: 'lost', reason: 'taken' });
  const held = ben.next();
  desk.jobEnds(key);
  expect(await held).toMatchObject({ state: 'held' });
  expect(leaseOf(desk.store, 1)).toMatchObject({ person: 'Ben' });
});

test('who stops waiting leaves the phone to the jobs, also in the moment it comes', async () => {
  await using desk = await openControlDesk();
  const first = desk.jobTakes();
  const ada = desk.stream('Ada');
  await ada.next();
  ada.close();
  expect(leaseOf(desk.store, 1)).toMatchObject({ wanted_by: null });
  desk.jobEnds(first);
  expect(desk.isFree()).toBe(true);

  const second = desk.jobTakes();
  const ben = desk.stream('Ben');
  await ben.next();
  desk.jobEnds(second);
  ben.close();
  expect(desk.isFree()).toBe(true);
  expect(desk.log().at(-1)).toBe('Ben gave Alder back.');
});

test('a stream that breaks off keeps the phone for a moment and can come back to it', async () => {
  await using desk = await openControlDesk();
  const ada = desk.stream('Ada');
  await ada.next();
  ada.close();
  desk.pass(graceMs - 1);
  expect(desk.isFree()).toBe(false);
  const again = desk.stream('Ada', { token: 1 });
  expect(await again.next()).toEqual({ state: 'held', token: 1 });
  desk.pass(graceMs * 3);
  expect(desk.isFree()).toBe(false);
  again.close();
  desk.pass(graceMs);
  expect(desk.isFree()).toBe(true);
  expect(desk.control.holding(1, 1)).toBeNull();
  expect(desk.begin('Ada', { token: 1 })).toMatchObject({ reason: 'not_held' });
  expect(desk.isFree()).toBe(true);
});

test('a stream that was given up before it was read holds nothing', async () => {
  await using desk = await openControlDesk();
  desk.stream('Ada').close();
  desk.pass(graceMs);
  expect(desk.isFree()).toBe(true);
});

test('a person’s phone does not outlive the agent, and nobody waits any more', async () => {
  await using desk = await openControlDesk();
  await desk.stream('Ada').next();
  expect(releaseStaleLeases(desk.store, 'the next agent')).toBe(1);
  expect(desk.isFree()).toBe(true);
  const key = desk.jobTakes();
  await desk.stream('Ben').next();
  releaseStaleLeases(desk.store, 'the agent after that');
  expect(leaseOf(desk.store, 1)).toMatchObject({
    token: key.token,
    person: null,
    wanted_by: null,
    holder: null,
  });
});

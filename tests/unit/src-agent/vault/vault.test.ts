import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doGently } from '../../../../src-agent/steps.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import type { Store } from '../../../../src-agent/store/store.ts';
import { Tasks } from '../../../../src-agent/tasks/tasks.ts';
import { resealAll } from '../../../../src-agent/vault/reseal.ts';
import { type RootKey, rootKeyOfThisRun } from '../../../../src-agent/vault/root-key.ts';
import { seal } from '../../../../src-agent/vault/seal.ts';
import { Secrets } from '../../../../src-agent/vault/secrets.ts';
import { Vault } from '../../../../src-agent/vault/vault.ts';
import { VaultKeys } from '../../../../src-agent/vault/vault-keys.ts';
import { openTemporaryStore, type TemporaryStore } from '../../../support/temporary-store.ts';

const rootKey = (bytes = randomBytes(32), older: Uint8Array[] = []): RootKey => ({
  protection: 'keychain',
  keeper: 'macOS Keychain',
  savedIn: 'browser',
  bytes,
  older,
  advice: null,
});
const owner = (id: number) => ({ kind: 'account', id, uid: `uid-${id}` }) as const;

describe('the vault', () => {
  let place: TemporaryStore;
  let store: Store;
  let tasks: Tasks;
  beforeEach(async () => {
    place = await openTemporaryStore();
    store = place.store;
    tasks = new Tasks(store);
  });
  afterEach(async () => {
    await tasks[Symbol.asyncDispose]();
    place[Symbol.dispose]();
  });

  /** The vault of one run of the agent. */
  const open = (root: RootKey) => {
    const keys = new VaultKeys(store, root);
    return { keys, secrets: new Secrets(store, keys), vault: new Vault(store, keys, tasks) };
  };
  const putAccounts = (secrets: Secrets, count: number, from = 1) =>
    store.write((tx) => {
      for (let id = from; id < from + count; id += 1) {
        tx.run(
          tx.query.insertInto('account').values({
            uid: `uid-${id}`,
            platform: 'instagram',
            handle: `brand.${id}`,
            display_name: `Brand ${id}`,
            status: 'active',
            created_at: 0,
            updated_at: 0,
          }),
        );
        secrets.put(tx, owner(id), 'password', `secret ${id}`, 0);
      }
    });
  const keyIds = () =>
    store.all(store.query.selectFrom('vault_key').select('id').orderBy('id')).map(({ id }) => id);
  const ended = (id: string) =>
    expect.poll(() => tasks.list().find((task) => task.id === id), { timeout: 20_000 });
  const readAll = (secrets: Secrets, count: number) =>
    Array.from({ length: count }, (_, at) => secrets.read(owner(at + 1), 'password'));
  const everySecret = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ state: 'found', plain: `secret ${at + 1}` }));

  test('keeps secrets for the next run, and tells how', () => {
    const root = rootKey();
    const first = open(root);
    putAccounts(first.secrets, 2);
    store.write((tx) => first.secrets.put(tx, owner(2), 'password', 'a newer one', 0));
    const second = open(root);
    expect(second.secrets.read(owner(1), 'password')).toEqual({ state: 'found', plain: 'secret 1' });
    expect(second.secrets.read(owner(2), 'password')).toEqual({ state: 'found', plain: 'a newer one' });
    expect(second.secrets.read(owner(1), 'cookies')).toEqual({ state: 'none' });
    expect(second.vault.state()).toEqual({
      protection: 'keychain',
      keeper: 'macOS Keychain',
      secrets: 2,
      unreadable: 0,
      rotatedAt: null,
    });
    expect(keyIds()).toHaveLength(1);
  });

  test('does not open a secret that was moved to another row', () => {
    const { secrets } = open(rootKey());
    putAccounts(secrets, 2);
    const theft = store.get(store.query.selectFrom('secret').select('sealed').where('owner_id', '=', 1));
    store.write((tx) =>
      tx.run(
        tx.query
          .updateTable('secret')
          .set({ sealed: theft?.sealed ?? Buffer.alloc(0) })
          .where('owner_id', '=', 2),
      ),
    );
    expect(secrets.read(owner(2), 'password')).toEqual({ state: 'unreadable' });
  });

  test('says of a key that nothing keeps what it means and what to do', () => {
    expect(open(rootKeyOfThisRun()).vault.state()).toMatchObject({
      protection: 'this_run',
      advice: expect.stringMatching(/cannot be read after Switchyard ends.*Start it with/),
    });
  });

  test('gets a new key: every secret is sealed with it, the old one is gone, the log tells', async () => {
    const root = rootKey();
    const { secrets, vault } = open(root);
    putAccounts(secrets, 450);
    const [old] = keyIds();
    const task = vault.rotate();
    expect(task).toMatchObject({ kind: 'vault_rotation', status: 'running', total: 450 });
    expect(vault.rotate().id).toBe(task.id);
    store.write((tx) => secrets.put(tx, owner(3), 'password', 'secret 3', 0));
    await ended(task.id).toMatchObject({
      status: 'done',
      message: expect.stringContaining('secrets are encrypted with the new key'),
    });
    expect(readAll(secrets, 450)).toEqual(everySecret(450));
    expect(keyIds()).toHaveLength(1);
    expect(keyIds()).not.toContain(old);
    expect(vault.state().rotatedAt).toBe('2026-11-21T09:00:00.000Z');
    expect(readAll(open(root).secrets, 450)).toEqual(everySecret(450));
    const told = new EventLog(store).read(0, 1000).filter(({ type }) => type === 'vault.updated');
    expect(told.map(({ message }) => message)).toEqual([
      'The vault has a new key',
      expect.stringMatching(/^4\d\d secrets are encrypted with the new key\.$/),
    ]);
  });

  test('keeps an old key while other work may hold it; the next start seals what that sealed and removes the key', async () => {
    const root = rootKey();
    const { keys, secrets, vault } = open(root);
    putAccounts(secrets, 1);
    const finish = Promise.withResolvers<string>();
    tasks.start({ kind: 'accounts_import', title: 'Importing' }, () => finish.promise);
    await ended(vault.rotate().id).toMatchObject({ status: 'done' });
    expect(keyIds()).toHaveLength(2);
    // What it sealed with the old key meanwhile is sealed anew at the next start.
    const former = keys.former()[0];
    putAccounts(secrets, 1, 2);
    const sealed = seal(former?.bytes ?? Buffer.alloc(32), 'account:uid-2:password', Buffer.from('secret 2'));
    store.write((tx) =>
      tx.run(
        tx.query
          .updateTable('secret')
          .set({ key_id: former?.id ?? 0, sealed })
          .where('owner_id', '=', 2),
      ),
    );
    finish.resolve('Imported.');
    const next = open(root);
    next.vault.resume();
    await ended(tasks.list()[0]?.id ?? '').toMatchObject({
      status: 'done',
      message: '1 secret is encrypted with the new key.',
    });
    expect(keyIds()).toHaveLength(1);
    expect(readAll(next.secrets, 2)).toEqual(everySecret(2));
  });

  test.each([1, 2, 3])(
    'cut off after %i steps, both keys open, and the next start goes on',
    async (steps) => {
      const root = rootKey();
      const first = open(root);
      putAccounts(first.secrets, 700);
      // As far as a killed agent gets: its memory is gone, what it wrote is there.
      const killed = new Tasks(store);
      const vault = new Vault(store, first.keys, killed);
      const { id } = vault.rotate();
      const going = resealAll(store, first.keys, () => undefined);
      await killed.cancel(id);
      for (let step = 0; step < steps; step += 1) going.next();
      expect(keyIds()).toHaveLength(2);
      expect(readAll(first.secrets, 700)).toEqual(everySecret(700));

      const second = open(root);
      expect(second.keys.current.id).toBe(first.keys.current.id);
      expect(readAll(second.secrets, 700)).toEqual(everySecret(700));
      second.vault.resume();
      const resumed = tasks.list()[0];
      expect(resumed).toMatchObject({ kind: 'vault_rotation', total: 500 - 100 * steps });
      await ended(resumed?.id ?? '').toMatchObject({ status: 'done' });
      expect(readAll(second.secrets, 700)).toEqual(everySecret(700));
      expect(keyIds()).toEqual([second.keys.current.id]);
      const third = open(root);
      third.vault.resume();
      expect(tasks.list()).toHaveLength(1);
    },
  );

  test('leaves a damaged secret as it is and says so', async () => {
    const { secrets, vault } = open(rootKey());
    putAccounts(secrets, 3);
    store.write((tx) =>
      tx.run(
        tx.query
          .updateTable('secret')
          .set({ sealed: randomBytes(60) })
          .where('owner_id', '=', 2),
      ),
    );
    await ended(vault.rotate().id).toMatchObject({
      message: '2 secrets are encrypted with the new key. 1 are damaged and were left as they are.',
    });
    expect(readAll(secrets, 3).map(({ state }) => state)).toEqual(['found', 'unreadable', 'found']);
    expect(vault.state()).toMatchObject({
      secrets: 3,
      unreadable: 1,
      lost: [expect.stringContaining('is damaged')],
      signInAgain: [{ kind: 'account', id: 2, name: '@brand.2' }],
    });
    const told = new EventLog(store).ofAccount(2, 10);
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('bytes are damaged')]);
    store.write((tx) => secrets.put(tx, owner(2), 'password', 'typed anew', 0));
    expect(vault.state()).toMatchObject({ unreadable: 0 });
    expect(vault.state()).not.toHaveProperty('signInAgain');
  });

  test('with its root key lost counts and names what is unreadable, deletes nothing, and has it again when the key is back', async () => {
    const root = rootKey();
    const first = open(root);
    putAccounts(first.secrets, 3);

    const without = open(rootKeyOfThisRun());
    expect(without.secrets.read(owner(1), 'password')).toEqual({ state: 'unreadable' });
    putAccounts(without.secrets, 1, 4);
    expect(without.vault.state()).toMatchObject({
      secrets: 4,
      unreadable: 3,
      lost: [
        '3 secrets were saved with a key in macOS Keychain, which was not used at this start. Start Switchyard with it, or sign in to those accounts again and type the passwords anew.',
      ],
      signInAgain: [1, 2, 3].map((id) => ({ kind: 'account', id, name: `@brand.${id}` })),
    });
    await ended(without.vault.rotate().id).toMatchObject({
      message: '1 secret is encrypted with the new key.',
    });
    // Signing in again puts a new one in its place.
    store.write((tx) => without.secrets.put(tx, owner(2), 'password', 'typed anew', 0));
    expect(without.vault.state()).toMatchObject({ unreadable: 2 });

    const again = open(root);
    expect(readAll(again.secrets, 4)).toEqual([
      { state: 'found', plain: 'secret 1' },
      { state: 'unreadable' },
      { state: 'found', plain: 'secret 3' },
      { state: 'unreadable' },
    ]);
    expect(again.vault.state()).toMatchObject({ unreadable: 2 });
  });

  test('takes over what an older root key of the same keeper protects', () => {
    const older = rootKey();
    putAccounts(open(older).secrets, 2);
    const newer = rootKey(randomBytes(32), [older.bytes]);
    expect(readAll(open(newer).secrets, 2)).toEqual(everySecret(2));
    expect(readAll(open(rootKey(Buffer.from(newer.bytes))).secrets, 2)).toEqual(everySecret(2));
  });

  test('never holds anybody up: many secrets are sealed anew in steps far shorter than 50 ms', async () => {
    const { keys, secrets } = open(rootKey());
    putAccounts(secrets, 5000);
    keys.renew(() => undefined);
    // Processor time: what the computer does besides is not the vault's doing.
    const spent = (since: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1000;
    const steps: number[] = [];
    const measured = function* () {
      const going = resealAll(store, keys, () => undefined);
      for (;;) {
        const before = process.cpuUsage();
        const { done, value } = going.next();
        steps.push(spent(before));
        if (done === true) return value;
        yield;
      }
    };
    expect(await doGently(measured())).toEqual({ sealed: 5000, damaged: 0 });
    expect(Math.max(...steps)).toBeLessThan(50);
  });
});

import { uuidv7 } from 'uuidv7';
import type { Hub, HubChange, NewHub } from '../../../src-shared/domain/hub.ts';
import { conflict, done, notFound, type Outcome } from '../../outcome.ts';
import { writeIfPossible } from '../../store/patient-writes.ts';
import { plainSql } from '../../store/plain-sql.ts';
import type { Row } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import type { Secrets } from '../../vault/secrets.ts';
import type { StartTimer } from '../timers.ts';
import { checkHub } from './check-hub.ts';
import { hubHeaders } from './hub-address.ts';
import { toHub, writePhones, writeVerdict } from './hub-rows.ts';

const betweenChecks = 60_000;
const hubOfPhone = `SELECT hub.* FROM device JOIN hub ON device.source = 'hub:' || hub.id WHERE device.id = ?`;

/** What hubs are kept with. */
export type HubsParts = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly fetch: typeof fetch;
  readonly startTimer: StartTimer;
};

/** Somebody's Appium servers and Grids: who they are, how they are, and which phones are used there. Asks each every minute. */
export class Hubs implements Disposable {
  readonly #parts: HubsParts;
  #stopTimer: () => void = () => undefined;

  constructor(parts: HubsParts) {
    this.#parts = parts;
    void this.#checkAll();
  }

  list(): Hub[] {
    const { store } = this.#parts;
    return this.#rows().map((row) => toHub(store, row));
  }

  get(id: number): Outcome<Hub> {
    const row = this.#row(id);
    return row === undefined ? notFound('hub', id) : done(toHub(this.#parts.store, row));
  }

  async create({ name, url, username, capabilities, phones, password }: NewHub): Promise<Outcome<Hub>> {
    const { store, secrets } = this.#parts;
    const id = store.write((tx) => {
      const now = store.now();
      const uid = uuidv7();
      const { insertedId } = tx.run(
        tx.query.insertInto('hub').values({
          uid,
          name,
          url,
          username,
          capabilities_json: JSON.stringify(capabilities),
          state: 'unchecked',
          reason: 'It was not asked yet.',
          created_at: now,
        }),
      );
      if (password !== undefined)
        secrets.put(tx, { kind: 'hub', id: insertedId, uid }, 'password', password, now);
      writePhones(tx, insertedId, phones, { uid: uuidv7, now });
      tx.append({ type: 'hub.updated', message: `${name} was added`, data: { id: insertedId } });
      return insertedId;
    });
    return await this.check(id);
  }

  async update(id: number, change: HubChange): Promise<Outcome<Hub>> {
    const { store, secrets } = this.#parts;
    const row = this.#row(id);
    if (row === undefined) return notFound('hub', id);
    const { name, url, username, capabilities, phones, password } = change;
    store.write((tx) => {
      const now = store.now();
      tx.run(
        tx.query
          .updateTable('hub')
          .set({
            name: name ?? row.name,
            url: url ?? row.url,
            username: username === undefined ? row.username : username,
            capabilities_json:
              capabilities === undefined ? row.capabilities_json : JSON.stringify(capabilities),
          })
          .where('id', '=', id),
      );
      // Another address gets no password that was meant for the one before.
      const moved = url !== undefined && new URL(url).origin !== new URL(row.url).origin;
      const kept = password === undefined && moved ? null : password;
      if (kept !== undefined) secrets.put(tx, { kind: 'hub', id, uid: row.uid }, 'password', kept, now);
      if (phones !== undefined) writePhones(tx, id, phones, { uid: uuidv7, now });
      tx.append({ type: 'hub.updated', message: `${name ?? row.name} was changed`, data: { id } });
    });
    return await this.check(id);
  }

  delete(id: number): Outcome<{ ok: true }> {
    const { store } = this.#parts;
    return store.write((tx) => {
      const row = this.#row(id);
      if (row === undefined) return notFound('hub', id);
      const busy = tx.get(
        tx.query
          .selectFrom('lease')
          .innerJoin('device', 'device.id', 'lease.device_id')
          .select('device.name')
          .where('device.source', '=', `hub:${id}`)
          .where('lease.holder', 'is not', null)
          .where('lease.expires_at', '>', store.now()),
      );
      if (busy !== undefined)
        return conflict('busy', `${busy.name} works at this hub now. Wait for it or stop its run.`);
      writePhones(tx, id, [], { uid: uuidv7, now: store.now() });
      tx.run(tx.query.deleteFrom('hub').where('id', '=', id));
      tx.append({ type: 'hub.deleted', message: `${row.name} was removed`, data: { id } });
      return done({ ok: true as const });
    });
  }

  /** Asks a hub now how it is. */
  async check(id: number): Promise<Outcome<Hub>> {
    const { store, secrets } = this.#parts;
    const row = this.#row(id);
    if (row === undefined) return notFound('hub', id);
    const verdict = await checkHub(this.#parts.fetch, row.url, hubHeaders(secrets, row));
    writeIfPossible(store, (tx) => {
      const now = this.#row(id);
      if (now !== undefined && now.url === row.url) writeVerdict(tx, now, verdict, store.now());
    });
    return this.get(id);
  }

  /** The hub a phone is at, or null when it is at none. */
  hubOf(deviceId: number): Row<'hub'> | null {
    return this.#parts.store.get(plainSql<Row<'hub'>>(hubOfPhone, [deviceId])) ?? null;
  }

  [Symbol.dispose](): void {
    this.#stopTimer();
    this.#stopTimer = () => undefined;
  }

  async #checkAll(): Promise<void> {
    let stopped = false;
    this.#stopTimer = () => {
      stopped = true;
    };
    await Promise.all(this.#rows().map(({ id }) => this.check(id)));
    if (!stopped) this.#stopTimer = this.#parts.startTimer(betweenChecks, () => void this.#checkAll());
  }

  #rows(): Row<'hub'>[] {
    const { store } = this.#parts;
    return store.all(store.query.selectFrom('hub').selectAll().orderBy('id'));
  }

  #row(id: number): Row<'hub'> | undefined {
    const { store } = this.#parts;
    return store.get(store.query.selectFrom('hub').selectAll().where('id', '=', id));
  }
}

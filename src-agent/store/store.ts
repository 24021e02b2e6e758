import type Database from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { EventType } from '../../src-shared/domain/event.ts';
import { StorageHealth } from './storage-health.ts';
import { StorageError } from './storage-trouble.ts';
import type { Schema } from './schema.ts';

/** A line for the event log, before it has a number and a time. */
export type EventDraft = {
  readonly type: EventType;
  readonly message: string;
  readonly accountId?: number | null;
  readonly campaignId?: number | null;
  readonly runId?: number | null;
  readonly jobId?: number | null;
  readonly deviceId?: number | null;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Reads of the store; results have the shape of the query. */
export interface Reader {
  /** Builds typed queries; they run only through `all`, `get` and `run`. */
  readonly query: Kysely<Schema>;
  all<Row>(query: Compilable<Row>): Row[];
  get<Row>(query: Compilable<Row>): Row | undefined;
}

/** What can be done inside one transaction. State and its event are written together or not at all. */
export interface Writer extends Reader {
  run(query: Compilable): { readonly changes: number; readonly insertedId: number };
  append(event: EventDraft): void;
}

/**
 * The one door to the SQLite file. All of it is synchronous: a transaction is one uninterrupted call, so
 * no other work of this process can slip between its statements.
 */
export class Store implements Reader, Disposable {
  readonly query: Kysely<Schema>;
  /** Whether it can be written. */
  readonly storage: StorageHealth;
  readonly #sqlite: Database.Database;
  readonly #clock: () => number;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #listeners = new Set<() => void>();
  readonly #begin: Database.Transaction<(act: () => unknown) => unknown>;

  constructor(sqlite: Database.Database, clock: () => number = Date.now) {
    this.#sqlite = sqlite;
    this.#clock = clock;
    this.storage = new StorageHealth(sqlite.name, clock);
    this.#begin = sqlite.transaction((act: () => unknown) => act());
    this.query = new Kysely<Schema>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    });
  }

  /** Now, as the store writes it: epoch milliseconds. */
  now(): number {
    return this.#clock();
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    try {
      return this.#statement(sql).all(...parameters) as Row[];
    } catch (error) {
      throw this.storage.judge(error, 'read');
    }
  }

  get<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    try {
      return this.#statement(sql).get(...parameters) as Row | undefined;
    } catch (error) {
      throw this.storage.judge(error, 'read');
    }
  }

  /**
   * Runs `act` in one immediate transaction. `durable` waits until it is on the disk (fsync): for the journal
   * around committing calls, where a lost line would mean a post nobody remembers. Throws StorageError when the disk does
   * not take it; nothing of it is written then.
   */
  write<Result>(act: (writer: Writer) => Result, durability: 'normal' | 'durable' = 'normal'): Result {
    let appended = false;
    const writer: Writer = {
      query: this.query,
      all: (query) => this.all(query),
      get: (query) => this.get(query),
      run: (query) => this.#run(query),
      append: (event) => {
        appended = true;
        this.#append(event);
      },
    };
    // Writing on in a damaged file could damage more of it.
    if (this.storage.state.state === 'broken') this.storage.assertOk();
    if (durability === 'durable') this.#sqlite.exec('PRAGMA synchronous = FULL');
    let result: unknown;
    try {
      result = this.#begin.immediate(() => act(writer));
    } catch (error) {
      throw this.storage.judge(error, 'write');
    } finally {
      if (durability === 'durable') this.#sqlite.exec('PRAGMA synchronous = NORMAL');
    }
    if (appended) for (const listener of this.#listeners) queueMicrotask(() => tell(listener));
    return result as Result;
  }

  /** Copies the whole database to a file while work goes on, in short steps. */
  async copyTo(file: string): Promise<void> {
    await this.#sqlite.backup(file, { progress: () => pagesAtOnce });
  }

  /** Calls back after transactions that appended events; returns how to stop it. */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  [Symbol.dispose](): void {
    this.#listeners.clear();
    this.#statements.clear();
    if (this.#sqlite.open) this.#sqlite.close();
  }

  #run(query: Compilable): { changes: number; insertedId: number } {
    const { sql, parameters } = query.compile();
    const { changes, lastInsertRowid } = this.#statement(sql).run(...parameters);
    return { changes, insertedId: Number(lastInsertRowid) };
  }

  /** Written by hand: it is the most frequent statement, and compiling it costs more than running it. */
  #append(event: EventDraft): void {
    this.#statement(appendEvent).run(
      this.now(),
      event.type,
      event.message,
      event.accountId ?? null,
      event.campaignId ?? null,
      event.runId ?? null,
      event.jobId ?? null,
      event.deviceId ?? null,
      JSON.stringify(event.data ?? {}),
    );
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Who listens reads: where the disk fails, the next line of the log calls again. */
function tell(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

/** Pages copied between two turns of others: about a millisecond. */
const pagesAtOnce = 500;

const appendEvent = `INSERT INTO event (at, type, message, account_id, campaign_id, run_id, job_id, device_id, data_json)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

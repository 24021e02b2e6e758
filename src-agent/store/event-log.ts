import type { Event } from '../../src-shared/domain/event.ts';
import type { Row } from './schema.ts';
import type { Store } from './store.ts';

const batch = 500;

/** Which lines a reader wants. */
export type EventFilter = { readonly runId?: number | undefined };

/** The append-only log: read a page of it, or follow it from any line on without polling. */
export class EventLog {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Number of the newest line; 0 when there is none. */
  last(): number {
    const row = this.#store.get(
      this.#store.query.selectFrom('event').select(({ fn }) => fn.max('seq').as('seq')),
    );
    return row?.seq ?? 0;
  }

  /** Lines after `after`, oldest first. */
  read(after: number, limit: number, filter: EventFilter = {}): Event[] {
    let query = this.#store.query.selectFrom('event').selectAll().where('seq', '>', after);
    if (filter.runId !== undefined) query = query.where('run_id', '=', filter.runId);
    return this.#store.all(query.orderBy('seq').limit(limit)).map(toEvent);
  }

  /** Lines about one account, newest first. */
  ofAccount(accountId: number, limit: number): Event[] {
    const lines = this.#store.query.selectFrom('event').selectAll().where('account_id', '=', accountId);
    return this.#store.all(lines.orderBy('seq', 'desc').limit(limit)).map(toEvent);
  }

  /** Lines about one phone, newest first. */
  ofDevice(deviceId: number, limit: number): Event[] {
    const lines = this.#store.query.selectFrom('event').selectAll().where('device_id', '=', deviceId);
    return this.#store.all(lines.orderBy('seq', 'desc').limit(limit)).map(toEvent);
  }

  /** The jobs that had a phone last, the latest first. */
  jobsOnDevice(deviceId: number, limit: number): number[] {
    const leases = this.#store.query
      .selectFrom('event')
      .select((eb) => ['job_id', eb.fn.max('seq').as('seq')])
      .where('device_id', '=', deviceId)
      .where('job_id', 'is not', null)
      .groupBy('job_id');
    return this.#store
      .all(leases.orderBy('seq', 'desc').limit(limit))
      .flatMap(({ job_id: jobId }) => (jobId === null ? [] : [jobId]));
  }

  /** Every line after `after`, then each new one as it is written, until `signal` aborts. */
  async *follow(
    after: number,
    signal: AbortSignal | undefined,
    filter: EventFilter = {},
  ): AsyncGenerator<Event> {
    let seen = after;
    let pulse = Promise.withResolvers<void>();
    const wake = () => pulse.resolve();
    const stop = this.#store.onAppend(wake);
    signal?.addEventListener('abort', wake, { once: true });
    try {
      while (!signal?.aborted) {
        pulse = Promise.withResolvers<void>();
        const lines = this.read(seen, batch, filter);
        for (const line of lines) {
          seen = line.seq;
          yield line;
        }
        if (lines.length === 0 && !signal?.aborted) await pulse.promise;
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', wake);
    }
  }
}

function toEvent(row: Row<'event'>): Event {
  return {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    type: row.type,
    message: row.message,
    accountId: row.account_id,
    campaignId: row.campaign_id,
    runId: row.run_id,
    jobId: row.job_id,
    deviceId: row.device_id,
    data: JSON.parse(row.data_json) as Event['data'],
  };
}

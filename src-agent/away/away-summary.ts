import { sql } from 'kysely';
import type { AwaySummary } from '../../src-shared/domain/away.ts';
import type { Steps } from '../steps.ts';
import type { Store } from '../store/store.ts';
import type { Absence } from './presence.ts';

/** Lines read in one step: some tens of milliseconds. */
const window = 20_000;
const shownLines = 8;

/** What happened in an absence; null when there is nothing to tell. */
export function* awaySummary(store: Store, absence: Absence): Steps<AwaySummary | null> {
  const told = { posted: 0, failed: 0, missed: 0, needsYou: 0, asleepMs: 0 };
  for (let from = absence.afterSeq; from < absence.upToSeq; from += window) {
    const until = Math.min(from + window, absence.upToSeq);
    for (const line of countLines(store, from, until)) {
      if (line.status === 'completed') told.posted += line.count;
      if (line.status === 'failed') told.failed += line.count;
      if (line.status === 'needs_review') told.needsYou += line.count;
      if (line.missed === 1) told.missed += line.count;
    }
    told.asleepMs += asleep(store, from, until);
    yield;
  }
  if (told.posted + told.failed + told.needsYou === 0) return null;
  return {
    ...told,
    since: new Date(absence.since).toISOString(),
    until: new Date(absence.until).toISOString(),
    lines: notices(store, absence),
  };
}

type Counted = { readonly status: string; readonly missed: number; readonly count: number };

function countLines(store: Store, after: number, upTo: number): Counted[] {
  const query = sql<Counted>`
    SELECT event.data_json ->> '$.status' AS status,
      event.data_json ->> '$.status' = 'needs_review' AND job.problem_json ->> '$.code' IS 'slot_missed' AS missed,
      count(*) AS count
    FROM event LEFT JOIN job ON job.id = event.job_id
    WHERE seq > ${after} AND seq <= ${upTo} AND event.type = 'job.updated'
      AND event.data_json ->> '$.status' IN ('completed', 'failed', 'needs_review')
    GROUP BY 1, 2`;
  return store.all<Counted>({ compile: () => query.compile(store.query) });
}

/** Milliseconds in which the computer slept, or no agent ran: the time before each start since the line before it. */
function asleep(store: Store, after: number, upTo: number): number {
  const query = sql<{ ms: number | null }>`
    SELECT sum(iif(type = 'clock.changed', data_json ->> '$.ms',
      at - (SELECT earlier.at FROM event AS earlier WHERE earlier.seq < event.seq ORDER BY earlier.seq DESC LIMIT 1))) AS ms
    FROM event WHERE seq > ${after} AND seq <= ${upTo}
      AND (type = 'agent.started' OR (type = 'clock.changed' AND data_json ->> '$.kind' = 'forward'))`;
  return store.get<{ ms: number | null }>({ compile: () => query.compile(store.query) })?.ms ?? 0;
}

function notices(store: Store, absence: Absence): AwaySummary['lines'] {
  const rows = store.all(
    store.query
      .selectFrom('event')
      .select(['at', 'message', 'data_json'])
      .where('type', 'in', ['notice.raised', 'clock.changed'])
      .where('seq', '>', absence.afterSeq)
      .where('seq', '<=', absence.upToSeq)
      .orderBy('seq', 'desc')
      .limit(shownLines),
  );
  return rows.map((row) => {
    const { link } = JSON.parse(row.data_json) as { link?: string };
    return { at: new Date(row.at).toISOString(), message: row.message, link: link ?? null };
  });
}

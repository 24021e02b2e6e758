import type { ProxySelection } from '../../../src-shared/domain/proxy.ts';
import type { Task } from '../../../src-shared/domain/task.ts';
import { sql } from 'kysely';
import { conflict, done, type Outcome } from '../../outcome.ts';
import type { Tasks } from '../../tasks/tasks.ts';
import { idsOf, selectedProxies } from '../proxy-selection.ts';
import { checkRound, type RoundCount, type RoundParts } from './check-round.ts';
import { readCheckSettings } from './check-settings.ts';

const seemsOffline =
  'This computer seems to be offline: neither a proxy nor the test address can be reached. Nothing was changed.';

/** Ids read at once while a round goes on. */
const portion = 500;

/** Proxies that are due are taken in portions of so many. */
const dueAtOnce = 1_000;

/** The ways to check proxies: one on request, many as a task, those that are due. A proxy is in one round only at a time. */
export class ProxyChecks implements AsyncDisposable {
  readonly #parts: RoundParts;
  readonly #tasks: Tasks;
  readonly #inHand = new Set<number>();
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor(parts: RoundParts, tasks: Tasks) {
    this.#parts = parts;
    this.#tasks = tasks;
  }

  /** Checks one proxy now, whatever its status. */
  async checkOne(id: number): Promise<Outcome<{ ok: true }>> {
    const { offline } = await this.#round([id], { evenOff: true, signal: this.#stop.signal });
    return offline ? conflict('offline', seemsOffline) : done({ ok: true });
  }

  /** Starts to check all of a selection but those that are switched off or banned. */
  checkMany(selection: ProxySelection): Task {
    const { store } = this.#parts;
    const found = selectedProxies(store, selection).where('proxy.status', 'in', ['active', 'error']);
    const total = store.get(found.select(({ fn }) => fn.countAll<number>().as('total')))?.total ?? 0;
    const title = `Check ${total === 1 ? '1 proxy' : `${total} proxies`}`;
    return this.#tasks.start({ kind: 'proxy_check', title, total }, async (progress) => {
      const { signal } = progress;
      let checked = 0;
      const ids = this.#free(idsOf(store, selection, portion));
      const onChecked = () => progress.tell((checked += 1));
      const { ok, failed, offline } = await this.#round(ids, { evenOff: false, signal, onChecked });
      if (offline) return seemsOffline;
      const left = signal.aborted || this.#stop.signal.aborted ? ' The rest was not checked.' : '';
      return `${ok} ${ok === 1 ? 'works' : 'work'}, ${failed} ${failed === 1 ? 'does' : 'do'} not.${left}`;
    });
  }

  /** Checks a portion of what is due. */
  async checkDue(): Promise<void> {
    const { store } = this.#parts;
    const due = store.all(
      store.query
        .selectFrom('proxy')
        .select('id')
        .where('next_check_at', '<=', store.now())
        .orderBy('next_check_at')
        .limit(dueAtOnce),
    );
    const ids = this.#free([due.map(({ id }) => id)]);
    await this.#round(ids, { evenOff: false, signal: this.#stop.signal });
  }

  /** When the next check is due that is not under way; null for never. */
  nextDueAt(): number | null {
    const { store } = this.#parts;
    const inHand = JSON.stringify([...this.#inHand]);
    const next = store.get(
      store.query
        .selectFrom('proxy')
        .select('next_check_at')
        .where('next_check_at', 'is not', null)
        .where(sql<boolean>`id NOT IN (SELECT value FROM json_each(${inHand}))`)
        .orderBy('next_check_at')
        .limit(1),
    );
    return next?.next_check_at ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#running);
  }

  async #round(
    ids: Iterable<number>,
    how: { evenOff: boolean; signal: AbortSignal; onChecked?: () => void },
  ): Promise<RoundCount> {
    const settings = readCheckSettings(this.#parts.store);
    const held: number[] = [];
    const signal = AbortSignal.any([how.signal, this.#stop.signal]);
    const round = checkRound(this.#parts, { ...how, signal, settings, ids: this.#hold(ids, held) });
    this.#running.add(round);
    try {
      return await round;
    } finally {
      this.#running.delete(round);
      for (const id of held) this.#inHand.delete(id);
    }
  }

  *#hold(ids: Iterable<number>, held: number[]): Generator<number> {
    for (const id of ids) {
      this.#inHand.add(id);
      held.push(id);
      yield id;
    }
  }

  /** Those that no other round has in hand when their turn comes. */
  *#free(portions: Iterable<readonly number[]>): Generator<number> {
    for (const ids of portions) for (const id of ids) if (!this.#inHand.has(id)) yield id;
  }
}

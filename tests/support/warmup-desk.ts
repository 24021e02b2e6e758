import type { Clock } from '../../src-agent/automation/clock.ts';
import type { Eyes } from '../../src-agent/automation/looking.ts';
import type { Delivery, PhoneWork } from '../../src-agent/delivery/delivery.ts';
import { warmupEvidence, warmupSession } from '../../src-agent/delivery/phone/warmup/warmup-session.ts';
import { startEngine } from '../../src-agent/jobs/engine.ts';
import { Jobs } from '../../src-agent/jobs/jobs.ts';
import { KillSwitches } from '../../src-agent/jobs/kill-switch.ts';
import type { Scheduler } from '../../src-agent/jobs/scheduler.ts';
import { RunControl } from '../../src-agent/runs/run-control.ts';
import { doAtOnce } from '../../src-agent/steps.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import { startWarmUp } from '../../src-agent/warmups/start-warm-up.ts';
import { WarmupJournal } from '../../src-agent/warmups/warmup-journal.ts';
import type { Template } from '../../src-shared/domain/template.ts';
import type { WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import { collectedLog } from './collected-log.ts';
import { DrivenClock } from './driven-clock.ts';
import { EngineBench } from './engine-bench.ts';
import { FakeFeed } from './fake-feed.ts';

/** One line of the warm-up journal. */
export type JournalLine = {
  readonly account_id: number;
  readonly position: number;
  readonly kind: string;
  readonly target: string | null;
  readonly text: string | null;
  readonly state: 'reserved' | 'done' | 'unclear' | 'skipped';
};

/** Turns in which nothing happens before the time goes on. */
const idleTurns = 12;

/** The real engine, ledger and journal in simulated time, with warm-ups held on feeds that count: one phone an account. */
export class WarmupDesk implements AsyncDisposable {
  readonly clock = new DrivenClock(Date.UTC(2026, 10, 25, 9));
  /** By account id. */
  readonly feeds = new Map<number, FakeFeed>();
  readonly accountIds: number[] = [];
  #bench: EngineBench;
  #engine: Scheduler;

  private constructor(bench: EngineBench, names: readonly string[]) {
    this.#bench = bench;
    for (const name of names) this.accountIds.push(...bench.addPhone(name, 1).accountIds);
    for (const id of this.accountIds) this.feeds.set(id, new FakeFeed());
    this.#engine = this.#startEngine();
  }

  static async open(...names: readonly string[]): Promise<WarmupDesk> {
    let desk: WarmupDesk | null = null;
    const bench = await EngineBench.open(() => desk?.clock.wall ?? 0);
    desk = new WarmupDesk(bench, names);
    return desk;
  }

  get store() {
    return this.#bench.store;
  }

  feed(accountId = this.accountIds[0] ?? 0): FakeFeed {
    const feed = this.feeds.get(accountId);
    if (feed === undefined) throw new Error(`account ${accountId} has no feed`);
    return feed;
  }

  start(
    recipe: WarmupRecipe,
    accountIds: readonly number[] = this.accountIds,
    at: string | null = null,
  ): number {
    const parts = {
      store: this.store,
      accounts: this.#bench.accounts.rows,
      refusalFor: () => null,
      systemZone: () => 'UTC',
    };
    const template = { name: 'Morning round', warmup: recipe } as Template;
    const started = doAtOnce(startWarmUp(parts, template, { accountIds, accountFilter: null, at }));
    if (!started.ok) throw new Error(JSON.stringify(started.refusal));
    return started.value;
  }

  jobs(runId: number) {
    return new Jobs(this.store).list({ runId, limit: 50 }).items;
  }

  attempts(jobId: number) {
    return new Jobs(this.store).journal(jobId);
  }

  journal(): JournalLine[] {
    return this.store.all(plainSql<JournalLine>('SELECT * FROM warmup_action ORDER BY job_id, position'));
  }

  /** Lines of the limits ledger. */
  ledger() {
    return this.store.all(
      plainSql<{ account_id: number; action: string; state: string; target: string | null }>(
        'SELECT account_id, action, state, target FROM limit_entry ORDER BY id',
      ),
    );
  }

  messages(): string[] {
    return this.store
      .all(plainSql<{ message: string }>('SELECT message FROM event ORDER BY seq'))
      .map((e) => e.message);
  }

  control(): RunControl {
    return new RunControl(this.store, (jobId) => this.#engine.abort(jobId));
  }

  switchOff(on: boolean): void {
    new KillSwitches(this.store).set({ kind: 'all' }, on, '');
  }

  /** Lets the engine work until it is so, or nothing more comes of it. */
  async go(until: () => boolean): Promise<void> {
    let quiet = 0;
    const stop = this.store.onAppend(() => (quiet = 0));
    for (let turn = 0; turn < 100_000 && !until(); turn += 1) {
      await new Promise((resolve) => void setImmediate(resolve));
      quiet += 1;
      if (quiet <= idleTurns) continue;
      quiet = idleTurns - 3;
      this.clock.jump();
    }
    stop();
    if (!until()) throw new Error('it did not come to that');
  }

  /** Until every session of the run ended or asks. */
  async finish(runId: number): Promise<void> {
    const open = plainSql(
      `SELECT 1 FROM job WHERE run_id = ? AND status IN ('pending', 'running', 'retrying')`,
      [runId],
    );
    await this.go(() => this.store.get(open) === undefined);
  }

  /** Ends the engine in the middle of whatever it does, as SIGKILL would, and starts another on the same file. */
  async crash(): Promise<void> {
    void Promise.resolve(this.#engine[Symbol.asyncDispose]()).catch(() => undefined);
    this.#bench = await this.#bench.reopen(() => this.clock.wall);
    this.#engine = this.#startEngine();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine[Symbol.asyncDispose]();
    this.store[Symbol.dispose]();
    await this.#bench[Symbol.asyncDispose]();
  }

  #startEngine(): Scheduler {
    return startEngine({
      store: this.store,
      dataDir: this.#bench.folder,
      ledger: this.#bench.ledger,
      routes: [{ name: 'phone', takes: () => null, delivery: this.#delivery() }],
      transportOf: () => 'phone',
      startTimer: this.clock.startTimer,
      random: () => 0.5,
      log: collectedLog(),
    });
  }

  #delivery(): Delivery<PhoneWork> {
    const log = new WarmupJournal(this.store, this.#bench.ledger, () => 'UTC');
    return {
      open: (work, steps, signal) => {
        const eyes = {
          driver: { source: () => Promise.resolve(''), screenshot: () => Promise.resolve(new Uint8Array()) },
          pack: { appPackage: 'feeds', versions: { from: '1', to: '2' }, locale: 'en' },
          scene: { appName: 'Feeds', handle: work.account.handle, phone: work.lease.transport },
          clock: this.#sessionClock,
        } as unknown as Eyes;
        const phone = {
          eyes,
          shield: () => undefined,
          [Symbol.asyncDispose]: () => Promise.resolve(),
        };
        const engagement = this.feed(work.account.id).engagement();
        const parts = { log, clock: this.#sessionClock, engagement, work, steps, phone, signal };
        return Promise.resolve(warmupSession(parts));
      },
      look: (work) =>
        Promise.resolve({ kind: 'published', evidence: warmupEvidence(log.counts(work.jobId), null) }),
    };
  }

  readonly #sessionClock: Clock = {
    now: () => this.clock.steady,
    delay: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const stop = this.clock.startTimer(milliseconds, resolve);
        signal.addEventListener('abort', () => {
          stop();
          resolve();
        });
      }),
  };
}

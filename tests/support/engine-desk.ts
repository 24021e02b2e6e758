import type { Job, JobDecision } from '../../src-shared/domain/job.ts';
import type { StartTimer } from '../../src-agent/devices/timers.ts';
import { JobDecisions } from '../../src-agent/jobs/decisions.ts';
import { startEngine } from '../../src-agent/jobs/engine.ts';
import { Jobs } from '../../src-agent/jobs/jobs.ts';
import type { Scheduler } from '../../src-agent/jobs/scheduler.ts';
import { RunControl } from '../../src-agent/runs/run-control.ts';
import { letOutOfQuarantine } from '../../src-agent/devices/quarantine.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import { doAtOnce } from '../../src-agent/steps.ts';
import { EngineBench } from './engine-bench.ts';
import { ManualTimers } from './manual-timers.ts';
import { ScriptedPlatform, type Trouble } from './scripted-platform.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { quietLog } from './quiet-log.ts';

/** Prepared once: it is asked at every turn. */
const running = plainSql("SELECT 1 FROM job WHERE status = 'running' LIMIT 1");
/** An hour at a time: longer than any wait of the engine. */
const longestWaitMs = 60 * 60_000;

/** The real engine on a real store with a scripted platform, that can be killed and started again; its wall clock can jump. */
export class EngineDesk implements AsyncDisposable {
  /** What happens to the next calls of the platform. */
  readonly troubles: Trouble[] = [];
  /** Everything that was ever posted, over all lives. */
  readonly posts: string[] = [];
  readonly accountIds: readonly number[];
  mostAtOnce = 0;
  readonly #folder: ReturnType<typeof temporaryFolder>;
  #timers = new ManualTimers();
  #offset = 1_790_000_000_000;
  #monotonic = 0;
  #bench: EngineBench;
  #engine: Scheduler;
  #platform: ScriptedPlatform;

  private constructor(folder: ReturnType<typeof temporaryFolder>, bench: EngineBench) {
    this.#folder = folder;
    this.#bench = bench;
    this.accountIds = [...bench.addPhone('ALDER', 2).accountIds, ...bench.addPhone('BIRCH', 1).accountIds];
    this.#platform = this.#newPlatform();
    this.#engine = this.#startEngine();
  }

  static async open(): Promise<EngineDesk> {
    const folder = temporaryFolder();
    let desk: EngineDesk | null = null;
    const bench = await EngineBench.open(() => desk?.now() ?? 0, folder.path);
    desk = new EngineDesk(folder, bench);
    return desk;
  }

  get store() {
    return this.#bench.store;
  }

  now(): number {
    return this.#offset + this.#monotonic + this.#timers.now;
  }

  /** Sets the clock on the wall; timers do not notice. */
  jump(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  jobs(): Job[] {
    return new Jobs(this.store).list({ limit: 200 }).items;
  }

  journal(jobId: number) {
    return new Jobs(this.store).journal(jobId);
  }

  start(accountIds: readonly number[], caption: string): number {
    return this.#bench.start(accountIds, caption);
  }

  control(): RunControl {
    return new RunControl(this.store, (jobId) => this.#engine.abort(jobId));
  }

  stop(runId: number): boolean {
    return doAtOnce(this.control().stop(runId)).ok;
  }

  decisions(): JobDecisions {
    return new JobDecisions(this.store, (jobId) => this.#engine.abort(jobId), this.#bench.ledger);
  }

  /** A person looks at the platform and tells the truth. */
  answer(job: Job): void {
    const decision: JobDecision = this.posts.includes(`${job.accountHandle}: ${job.caption}`)
      ? 'published'
      : 'try_again';
    this.decisions().resolve(job.id, decision);
  }

  /** What a person does about phones that failed too often. */
  letPhonesOut(): void {
    const now = this.store.now();
    this.store.write((tx) => {
      for (const { id } of tx.all(tx.query.selectFrom('device').select('id')))
        letOutOfQuarantine(tx, id, 'A person let it out.', now);
    });
  }

  /** Lets the engine work for so many turns; when nothing is in hand the time goes on to what is due next. */
  async go(turns: number): Promise<void> {
    for (let turn = 0, idle = 0; turn < turns; turn += 1) {
      await new Promise((resolve) => void setImmediate(resolve));
      idle = this.store.get(running) === undefined ? idle + 1 : 0;
      if (idle > 3) this.#timers.advance(Math.min(longestWaitMs, this.#timers.nextIn ?? 0));
    }
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#platform.mostAtOnceForOneAccount);
  }

  /** Ends the engine in the middle of whatever it does, as SIGKILL would, and starts another on the same file. */
  async crash(): Promise<void> {
    void this.#engine[Symbol.asyncDispose]();
    this.store[Symbol.dispose]();
    await this.#openAgain();
  }

  /** Ends the engine as a person quits Switchyard, and starts another. */
  async restart(): Promise<void> {
    await this.#engine[Symbol.asyncDispose]();
    this.store[Symbol.dispose]();
    await this.#openAgain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine[Symbol.asyncDispose]();
    this.store[Symbol.dispose]();
    this.#folder[Symbol.dispose]();
  }

  async #openAgain(): Promise<void> {
    this.#monotonic += this.#timers.now;
    this.#timers = new ManualTimers();
    this.#bench = await EngineBench.open(() => this.now(), this.#folder.path);
    this.#platform = this.#newPlatform();
    this.#engine = this.#startEngine();
  }

  #newPlatform(): ScriptedPlatform {
    return new ScriptedPlatform(() => this.troubles.shift() ?? 'none', this.posts);
  }

  #startEngine(): Scheduler {
    const startTimer: StartTimer = this.#timers.start;
    return startEngine({
      store: this.store,
      dataDir: this.#folder.path,
      ledger: this.#bench.ledger,
      routes: [{ name: 'phone', takes: () => null, delivery: this.#platform }],
      transportOf: () => 'phone',
      startTimer,
      random: () => 0.5,
      log: quietLog,
    });
  }
}

import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import type { StepResult } from '../../src-agent/delivery/delivery.ts';
import { openJudging, type Judging } from '../../src-agent/runs/judging.ts';
import { StepKeeper } from '../../src-agent/runs/step-keeping.ts';
import { StepRecorder } from '../../src-agent/runs/step-recorder.ts';
import { Runs } from '../../src-agent/runs/runs.ts';
import { Tasks } from '../../src-agent/tasks/tasks.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import type { StepTarget } from '../../src-shared/domain/replay.ts';
import { EngineBench } from './engine-bench.ts';
import { ManualTimers } from './manual-timers.ts';
import { quietLog } from './quiet-log.ts';

const app = 'com.instagram.android';

/** A node of a page source; `rest` are more attributes. */
export function node(id: string, text: string, bounds: string, rest = '', inner = ''): string {
  return `<node class="android.widget.TextView" package="${app}" resource-id="${app}:id/${id}" text="${text}" content-desc="" clickable="true" enabled="true" bounds="${bounds}" ${rest}>${inner}</node>`;
}

/** A page source of 1080 by 2400 pixels with those nodes. */
export function screen(...nodes: readonly string[]): string {
  return `<hierarchy rotation="0"><node class="android.widget.FrameLayout" package="${app}" resource-id="" text="" content-desc="" bounds="[0,0][1080,2400]">${nodes.join('')}</node></hierarchy>`;
}

/** The target of a step that pressed an element. */
export function pressed(element: string, on: string, parameters: Record<string, string> = {}): StepTarget {
  const bounds = { left: 0, top: 0, right: 100, bottom: 100 };
  return {
    kind: 'element',
    element,
    screen: on,
    parameters,
    bounds,
    point: { x: 50, y: 50 },
    score: 1,
    matched: 1,
  };
}

/** A run on a real store whose jobs get steps by hand, and what is done with what was kept of them. */
export class KeptRun implements AsyncDisposable {
  readonly bench: EngineBench;
  readonly clock: { at: number };
  readonly runId: number;
  readonly jobIds: readonly number[];
  readonly runs: Runs;
  readonly keeper: StepKeeper;
  readonly tasks: Tasks;
  readonly judging: Judging;

  private constructor(bench: EngineBench, clock: { at: number }, accounts: number) {
    this.bench = bench;
    this.clock = clock;
    const { store, folder: dataDir } = bench;
    this.runId = bench.start(bench.addPhone('ALDER', accounts).accountIds);
    this.jobIds = store.all(plainSql<{ id: number }>('SELECT id FROM job ORDER BY id')).map(({ id }) => id);
    this.runs = new Runs(store, dataDir);
    this.keeper = new StepKeeper(store, dataDir);
    this.tasks = new Tasks(store);
    const packs = () => loadPacks('resources/packs');
    const timers = new ManualTimers();
    this.judging = openJudging({
      store,
      dataDir,
      tasks: this.tasks,
      startTimer: timers.start,
      log: quietLog,
      packs,
    });
  }

  static async open(accounts = 1): Promise<KeptRun> {
    const clock = { at: Date.UTC(2026, 10, 21, 9) };
    return new KeptRun(await EngineBench.open(() => clock.at), clock, accounts);
  }

  /** Begins an attempt of a job; answers what writes its steps. */
  attempt(jobId: number): (title: string, result: Partial<StepResult>) => number {
    const { store, folder } = this.bench;
    const number = store.all(plainSql('SELECT 1 FROM attempt WHERE job_id = ?', [jobId])).length + 1;
    const { insertedId: attemptId } = store.write((tx) =>
      tx.run(plainSql(addAttempt, [number, number, this.clock.at, jobId])),
    );
    const about = { runId: this.runId, jobId, attemptId, deviceId: null };
    const recorder = new StepRecorder(store, folder, about);
    return (title, result) => {
      const plain = { outcome: 'done', screen: null, selector: null, problem: null } as const;
      recorder.begin({ name: title.toLowerCase().replaceAll(' ', '_'), title }).end({ ...plain, ...result });
      return store.get(plainSql<{ id: number }>('SELECT MAX(id) AS id FROM step'))?.id ?? 0;
    };
  }

  /** Ends a job, and with `run` its run. */
  end(jobId: number, status: 'completed' | 'failed', run: 'and the run' | 'alone' = 'and the run'): void {
    const { at } = this.clock;
    this.bench.store.write((tx) => {
      tx.run(plainSql('UPDATE job SET status = ?, finished_at = ? WHERE id = ?', [status, at, jobId]));
      if (run === 'and the run')
        tx.run(
          plainSql("UPDATE run SET status = 'completed', finished_at = ? WHERE id = ?", [at, this.runId]),
        );
    });
  }

  steps() {
    const steps = this.runs.steps(this.runId, 0);
    return steps.ok ? steps.value : [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.tasks[Symbol.asyncDispose]();
    await this.bench[Symbol.asyncDispose]();
  }
}

const addAttempt = `INSERT INTO attempt (job_id, account_id, content_key, number, state, evidence_json, started_at)
  SELECT id, account_id, id || '-' || ?, ?, 'claimed', '{}', ? FROM job WHERE id = ?`;

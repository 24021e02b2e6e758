import type { Jobs } from '../jobs/jobs.ts';
import { done, type Outcome } from '../outcome.ts';
import type { Steps } from '../steps.ts';
import { renderReport } from './report.ts';
import type { Runs } from './runs.ts';

/** Jobs a report shows; a larger run says so by its counts. */
const mostJobs = 500;

/** Jobs read in one step: some tens of milliseconds. */
const inOneStep = 200;

/** Puts together what a report shows. */
export class RunReports {
  readonly #runs: Runs;
  readonly #jobs: Jobs;

  constructor(runs: Runs, jobs: Jobs) {
    this.#runs = runs;
    this.#jobs = jobs;
  }

  /** The run as data: every job with its attempts and steps. */
  *json(runId: number): Steps<Outcome<File>> {
    const run = this.#runs.get(runId);
    if (!run.ok) return run;
    const parts: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = this.#jobs.list({ runId, limit: inOneStep, ...(cursor === undefined ? {} : { cursor }) });
      for (const job of page.items) {
        const steps = this.#runs.steps(runId, 0, job.id);
        parts.push(
          JSON.stringify({
            ...job,
            attempts: this.#jobs.journal(job.id),
            steps: steps.ok ? steps.value : [],
          }),
        );
      }
      if (page.next === null) break;
      cursor = page.next;
      yield;
    }
    const text = `{"run":${JSON.stringify(run.value)},"jobs":[${parts.join(',\n')}]}\n`;
    return done(new File([text], `switchyard-run-${runId}.json`, { type: 'application/json' }));
  }

  /** The run as one HTML file with its pictures. */
  async html(runId: number): Promise<Outcome<File>> {
    const run = this.#runs.get(runId);
    if (!run.ok) return run;
    const steps = this.#runs.steps(runId, 0);
    if (!steps.ok) return steps;
    const jobs = this.#jobs.list({ runId, limit: mostJobs }).items;
    // Loaded here, because drawing needs a native library that starting the agent does not.
    const { reportPicture } = await import('./report-picture.ts');
    const pictures = new Map<string, string>();
    for (const step of steps.value)
      for (const when of ['before', 'after'] as const) {
        const bytes = await this.#runs.picture(runId, step.id, when);
        if (bytes !== null) pictures.set(`${step.id}-${when}`, await reportPicture(bytes));
      }
    const text = renderReport({
      run: run.value,
      jobs,
      steps: steps.value,
      attempts: jobs.flatMap((job) => this.#jobs.journal(job.id)),
      picture: (stepId, when) => pictures.get(`${stepId}-${when}`) ?? null,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    return done(new File([text], `switchyard-run-${runId}.html`, { type: 'text/html' }));
  }
}

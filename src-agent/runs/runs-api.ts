import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { JobDecisions } from '../jobs/decisions.ts';
import { retryFailed } from '../jobs/retry-failed.ts';
import type { Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';
import { doGently } from '../steps.ts';
import { warmupRecord } from '../warmups/warmup-record.ts';
import type { RunControl } from './run-control.ts';
import { replayApi, type ReplayServices } from './replay-api.ts';
import type { RunReports } from './run-reports.ts';
import type { Runs } from './runs.ts';

/** `runs` of the contract. */
export function runsApi(
  store: Store,
  runs: Runs,
  control: RunControl,
  decisions: JobDecisions,
  reports: RunReports,
  replay: ReplayServices,
) {
  const api = agentContract.runs;
  const changed = (outcome: Outcome<number>) => answer(runs.get(answer(outcome)));
  return api.router({
    ...replayApi(replay),
    warmup: api.warmup.handler(({ input }) => answer(warmupRecord(store, input.id, input.jobId))),
    list: api.list.handler(({ input }) => runs.list(input)),
    get: api.get.handler(({ input }) => answer(runs.get(input.id))),
    pause: api.pause.handler(({ input }) => changed(control.pause(input.id))),
    resume: api.resume.handler(({ input }) => changed(control.resume(input.id))),
    stop: api.stop.handler(async ({ input }) =>
      changed(await doGently(control.stop(input.id, input.letFinish))),
    ),
    steps: api.steps.handler(({ input }) => answer(runs.steps(input.id, input.after, input.jobId))),
    screenshot: api.screenshot.handler(async ({ input }) =>
      answer(await runs.screenshot(input.id, input.stepId, input.when)),
    ),
    phoneLog: api.phoneLog.handler(async ({ input }) =>
      answer(await runs.phoneLog(input.id, input.attemptId)),
    ),
    retryFailed: api.retryFailed.handler(async ({ input }) => {
      const run = answer(runs.get(input.id));
      await doGently(retryFailed(store, decisions, { runId: run.id }));
      return answer(runs.get(input.id));
    }),
    reportJson: api.reportJson.handler(async ({ input }) => answer(await doGently(reports.json(input.id)))),
    report: api.report.handler(async ({ input }) => answer(await reports.html(input.id))),
  });
}

import { answer } from '../api/answer.ts';
import { notYet } from '../api/not-yet.ts';
import { agentContract } from '../api/implementer.ts';
import type { Outcome } from '../outcome.ts';
import { doGently } from '../steps.ts';
import type { RunControl } from './run-control.ts';
import type { RunReports } from './run-reports.ts';
import type { Runs } from './runs.ts';

/** `runs` of the contract. */
export function runsApi(runs: Runs, control: RunControl, reports: RunReports) {
  const api = agentContract.runs;
  const changed = (outcome: Outcome<number>) => answer(runs.get(answer(outcome)));
  return api.router({
    list: api.list.handler(({ input }) => runs.list(input)),
    get: api.get.handler(({ input }) => answer(runs.get(input.id))),
    pause: api.pause.handler(({ input }) => changed(control.pause(input.id))),
    resume: api.resume.handler(({ input }) => changed(control.resume(input.id))),
    stop: api.stop.handler(async ({ input }) => changed(await doGently(control.stop(input.id)))),
    steps: api.steps.handler(({ input }) => answer(runs.steps(input.id, input.after, input.jobId))),
    screenshot: api.screenshot.handler(async ({ input }) =>
      answer(await runs.screenshot(input.id, input.stepId, input.when)),
    ),
    retryFailed: api.retryFailed.handler(notYet),
    reportJson: api.reportJson.handler(notYet),
    report: api.report.handler(async ({ input }) => answer(await reports.html(input.id))),
  });
}

import type { Step } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { stepTarget } from '../../src-shared/domain/replay.ts';
import type { Row } from '../store/schema.ts';

/** A stored step as the contract has it. */
export function toStep(row: Row<'step'>): Step {
  return {
    id: row.id,
    runId: row.run_id,
    jobId: row.job_id,
    attemptId: row.attempt_id,
    name: row.name,
    title: row.title,
    outcome: row.outcome,
    screen: row.screen,
    selector: row.selector,
    problem: row.problem_json === null ? null : (JSON.parse(row.problem_json) as Problem),
    startedAt: new Date(row.started_at).toISOString(),
    durationMs: row.duration_ms,
    target: row.target_json === null ? null : stepTarget.parse(JSON.parse(row.target_json)),
    hasBefore: row.has_before === 1,
    hasAfter: row.has_after === 1,
    hasSource: row.has_source === 1,
    prunedAt: row.pruned_at === null ? null : new Date(row.pruned_at).toISOString(),
    redactedAt: row.redacted_at === null ? null : new Date(row.redacted_at).toISOString(),
  };
}

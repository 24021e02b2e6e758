import type { Event } from '../../src-shared/domain/event.ts';

/** How a line of the log is to be read at a glance. */
export type LogMark = 'going' | 'done' | 'problem' | 'failure' | 'success' | 'plain';

/** A line of a run's log as it is shown: a step is one line from its beginning to its end. */
export type LogLine = {
  readonly seq: number;
  readonly at: string;
  readonly jobId: number | null;
  readonly text: string;
  readonly mark: LogMark;
  readonly durationMs: number | null;
};

/** Events of a run, oldest first, as lines: what a step's end says is added to the line of its beginning. */
export function logLines(events: readonly Event[]): LogLine[] {
  const lines: LogLine[] = [];
  const placeOfStep = new Map<number, number>();
  const goingOfJob = new Map<number, number>();
  const settle = (jobId: number | null) => {
    const place = jobId === null ? undefined : goingOfJob.get(jobId);
    const line = place === undefined ? undefined : lines[place];
    if (jobId === null || place === undefined || line === undefined) return;
    goingOfJob.delete(jobId);
    // A step that was cut off, by a crash for instance, has no end of its own.
    lines[place] = { ...line, mark: 'plain' };
  };
  for (const event of events) {
    const { seq, at, jobId, message, data } = event;
    const stepId = typeof data['stepId'] === 'number' ? data['stepId'] : null;
    const place = stepId === null ? undefined : placeOfStep.get(stepId);
    const begun = place === undefined ? undefined : lines[place];
    if (event.type === 'step.finished' && place !== undefined && begun !== undefined) {
      lines[place] = { ...begun, ...endOf(event, begun.text) };
      if (jobId !== null) goingOfJob.delete(jobId);
      continue;
    }
    if (event.type === 'step.started' || event.type === 'job.updated') settle(jobId);
    if (event.type === 'step.started' && stepId !== null) {
      placeOfStep.set(stepId, lines.length);
      if (jobId !== null) goingOfJob.set(jobId, lines.length);
    }
    const line = { seq, at, jobId, text: message, mark: markOf(event), durationMs: null };
    lines.push(event.type === 'step.finished' ? { ...line, ...endOf(event, message) } : line);
  }
  return lines;
}

function endOf({ message, data }: Event, title: string): Pick<LogLine, 'text' | 'mark' | 'durationMs'> {
  const durationMs = typeof data['durationMs'] === 'number' ? data['durationMs'] : null;
  const stopped = data['outcome'] === 'stopped';
  return { text: stopped ? message : title, mark: stopped ? 'problem' : 'done', durationMs };
}

function markOf({ type, data }: Event): LogMark {
  if (type === 'step.started') return 'going';
  if (type === 'job.updated' && data['status'] === 'failed') return 'failure';
  if (type === 'job.updated' && data['status'] === 'needs_review') return 'problem';
  if (type === 'job.updated' && data['status'] === 'completed') return 'success';
  if (type !== 'notice.raised') return 'plain';
  if (data['level'] === 'success') return 'success';
  if (data['level'] === 'error') return 'failure';
  return data['level'] === 'info' ? 'plain' : 'problem';
}

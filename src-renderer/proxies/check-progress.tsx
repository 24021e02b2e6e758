import { Button, Progress } from '@mantine/core';
import type { Task } from '../../src-shared/domain/task.ts';
import classes from './proxies.module.css';

/** How far a check of many proxies is, and the way to stop it. */
export function CheckProgress(props: {
  readonly task: Task;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}) {
  const { done, total } = props.task;
  return (
    <section className={classes.progress} aria-label="Check going on">
      <span className={classes.progressWords} role="status">
        Checking: {done.toLocaleString()} of {total === null ? '…' : total.toLocaleString()}
      </span>
      <Progress
        className={classes.progressBar}
        aria-label="Proxies checked"
        value={total === null || total === 0 ? 0 : (done / total) * 100}
      />
      <Button variant="default" size="xs" loading={props.cancelling} onClick={props.onCancel}>
        Stop checking
      </Button>
    </section>
  );
}

import { Button, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Task } from '../../src-shared/domain/task.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatAgo } from '../format/time.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import type { Label } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import classes from './tasks.module.css';

const shown = 8;

const labels: Readonly<Record<Task['status'], Label>> = {
  running: { text: 'Running', tone: 'busy' },
  done: { text: 'Done', tone: 'ok' },
  failed: { text: 'Failed', tone: 'bad' },
  cancelled: { text: 'Cancelled', tone: 'idle' },
};

/** The latest tasks: progress and a way to stop for those that run, what came out for the others. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const { query } = useAgent();
  const now = useNow(30_000);
  const cancel = useMutation(query.agent.tasks.cancel.mutationOptions({ onError: tellFailure }));
  const number = new Intl.NumberFormat();
  return (
    <ul className={classes.list}>
      {tasks.slice(0, shown).map(({ id, title, status, done, total, message, startedAt, finishedAt }) => (
        <li key={id} className={classes.task}>
          <div className={classes.line}>
            <span className={classes.title}>{title}</span>
            <StatusBadge label={labels[status]} />
          </div>
          {status === 'running' ? (
            <>
              <Progress
                value={total === null || total === 0 ? 100 : (done / total) * 100}
                animated={total === null}
                aria-label={title}
              />
              <div className={classes.line}>
                <Text size="xs" c="dimmed">
                  {total === null ? number.format(done) : `${number.format(done)} of ${number.format(total)}`}
                </Text>
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={`Stop: ${title}`}
                  loading={cancel.isPending && cancel.variables.id === id}
                  onClick={() => cancel.mutate({ id })}
                >
                  Stop
                </Button>
              </div>
            </>
          ) : (
            <Text size="xs" c="dimmed">
              {message} {formatAgo(finishedAt ?? startedAt, now)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}

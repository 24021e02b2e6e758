import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';
import { kindOf, kindWords } from './kind-words.ts';
import classes from './jobs.module.css';

/** What a person can do about a job in its state. */
export function JobActions({ job }: { readonly job: Job }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const settle = {
    onError: tellFailure,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: query.jobs.key() }),
        queries.invalidateQueries({ queryKey: query.runs.key() }),
      ]),
  };
  const retry = useMutation(query.jobs.retry.mutationOptions(settle));
  const cancel = useMutation(query.jobs.cancel.mutationOptions(settle));
  const resolve = useMutation(query.jobs.resolve.mutationOptions(settle));
  const busy = retry.isPending || cancel.isPending || resolve.isPending;
  const who = accountName(job.accountHandle);

  switch (job.status) {
    case 'completed':
      return null;
    case 'failed':
    case 'cancelled':
      return (
        <div className={classes.actions}>
          <Button size="xs" disabled={busy} onClick={() => retry.mutate({ id: job.id })}>
            Retry
          </Button>
        </div>
      );
    case 'pending':
    case 'running':
    case 'retrying':
      return (
        <div className={classes.actions}>
          <Button size="xs" variant="default" disabled={busy} onClick={() => cancel.mutate({ id: job.id })}>
            {kindWords[kindOf(job)].cancel}
          </Button>
        </div>
      );
    case 'needs_review':
      return (
        <div className={classes.actions}>
          <Button
            size="xs"
            disabled={busy}
            onClick={() => resolve.mutate({ id: job.id, decision: 'look_again' })}
          >
            Look again
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            onClick={() => resolve.mutate({ id: job.id, decision: 'published' })}
          >
            It is posted
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            onClick={() =>
              confirm({
                title: `Post again for ${who}?`,
                body: 'Only when you are sure that the post is not there: look at the profile on the phone first. If it is there, it would be published twice.',
                yes: 'It is not there, try again',
                onYes: () => resolve.mutate({ id: job.id, decision: 'try_again' }),
              })
            }
          >
            It is not there, try again
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            c="var(--sy-soft)"
            disabled={busy}
            onClick={() =>
              confirm({
                title: `Give up this post of ${who}?`,
                body: 'It is marked as failed and nothing more is done about it.',
                yes: 'Give up',
                danger: true,
                onYes: () => resolve.mutate({ id: job.id, decision: 'give_up' }),
              })
            }
          >
            Give up
          </Button>
        </div>
      );
    default:
      return assertNever(job.status);
  }
}

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { sayWallTime, zoneName } from '../calendar/post-words.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './inbox.module.css';

/** Gives a post whose slot was missed another one, on the account's clock. */
export function MoveSlot({ job, onMoved }: { readonly job: Job; readonly onMoved: (jobId: number) => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const move = useMutation(
    query.jobs.update.mutationOptions({
      onSuccess: (moved) => {
        tellDone(`Moved to ${sayWallTime(moved.localTime)} in ${zoneName(moved.zone)}.`);
        onMoved(job.id);
        return queries.invalidateQueries({ queryKey: query.jobs.key() });
      },
      onError: tellFailure,
    }),
  );
  if (!open)
    return (
      <li>
        <Button variant="default" onClick={() => setOpen(true)}>
          Move to…
        </Button>
        <span className={classes.soft}>Gives it another day and time.</span>
      </li>
    );
  return (
    <li>
      <form
        className={classes.move}
        onSubmit={(event) => {
          event.preventDefault();
          move.mutate({ id: job.id, localTime: to });
        }}
      >
        <TextInput
          type="datetime-local"
          label={`New day and time in ${zoneName(job.zone)}`}
          required
          autoFocus
          value={to}
          onChange={(change) => setTo(change.currentTarget.value.slice(0, 16))}
        />
        <Button type="submit" loading={move.isPending} disabled={to === ''}>
          Move
        </Button>
        <Button variant="subtle" color="gray" c="var(--sy-soft)" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </form>
    </li>
  );
}

import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellDone, tellFailure, tellUndo } from '../parts/tell.tsx';
import classes from './calendar.module.css';
import { changeOf, formOf, type PostForm as Fields } from './post-change.ts';
import { sayWallTime, zoneName } from './post-words.ts';

const priorities = [
  { value: 'high', label: 'High: before others' },
  { value: 'normal', label: 'Normal' },
  { value: 'low', label: 'Low: after others' },
];

/** Day, time, caption and priority of a post that has not begun. */
export function PostForm({ job }: { readonly job: Job }) {
  const { client, query } = useAgent();
  const queries = useQueryClient();
  const form = useForm<Fields>({
    initialValues: formOf(job),
    validate: {
      day: (day) => (day === '' ? 'Choose a day.' : null),
      time: (time) => (time === '' ? 'Choose a time.' : null),
    },
  });
  const renew = () => queries.invalidateQueries({ queryKey: query.jobs.key() });
  const change = useMutation({
    mutationFn: (fields: Fields) => client.jobs.update({ id: job.id, ...changeOf(job, fields) }),
    onSuccess: (changed) => {
      form.setInitialValues(formOf(changed));
      form.reset();
      const undo = () => {
        const { localTime, caption, priority } = job;
        client.jobs.update({ id: job.id, localTime, caption, priority }).then(renew, tellFailure);
      };
      const moved = changed.scheduledAt !== job.scheduledAt;
      // A slot that was missed has passed: there is no way back to it.
      if (job.status === 'needs_review') tellDone(`Moved to ${sayWallTime(changed.localTime)}.`);
      else tellUndo(moved ? `Moved to ${sayWallTime(changed.localTime)}.` : 'The post is changed.', undo);
      return renew();
    },
    onError: tellFailure,
  });
  const zone = zoneName(job.zone);
  return (
    <form className={classes.form} onSubmit={form.onSubmit((fields) => change.mutate(fields))}>
      <div className={classes.halves}>
        <TextInput type="date" label={`Day in ${zone}`} {...form.getInputProps('day')} />
        <TextInput type="time" label={`Time in ${zone}`} {...form.getInputProps('time')} />
      </div>
      {job.kind === 'story' ? null : (
        <Textarea
          label={job.kind === 'comment' ? 'Comment' : 'Caption'}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          {...form.getInputProps('caption')}
        />
      )}
      <Select label="Priority" data={priorities} {...form.getInputProps('priority')} />
      <div>
        <Button type="submit" disabled={!form.isDirty()} loading={change.isPending}>
          {job.status === 'needs_review' ? 'Move the post' : 'Save changes'}
        </Button>
      </div>
    </form>
  );
}
